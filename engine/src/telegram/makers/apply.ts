import type { MakerContent, MakerProfile, MakerTelegram } from './maker.ts';

/** What a profile found, and which one it was. */
export interface AppliedProfile extends MakerContent {
  readonly profile: string;
}

/** Asks the profiles in turn; null where none of them finds its own content. */
export function applyProfiles(
  profiles: readonly MakerProfile[],
  content: MakerProfile['content'],
  telegram: MakerTelegram,
): AppliedProfile | null {
  for (const profile of profiles) {
    if (profile.content !== content) continue;
    const found = profile.read(telegram);
    if (found !== null) return { ...found, profile: profile.id };
  }
  return null;
}
