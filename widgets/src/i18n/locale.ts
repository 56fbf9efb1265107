import { configureLocalization, type LocaleModule } from '@lit/localize';
import type { Locale } from '../session/types.ts';

/** German stands in the sources; each other language is a folder beside this file, loaded when it is asked for. */
const LANGUAGES: Readonly<Record<Exclude<Locale, 'de'>, () => Promise<LocaleModule>>> = {
  en: () => import('./en/index.ts'),
};

/** For numbers, money and dates. */
const FORMATS: Readonly<Record<Locale, string>> = { de: 'de-DE', en: 'en-GB' };

const localization = configured();

function configured(): Pick<ReturnType<typeof configureLocalization>, 'getLocale' | 'setLocale'> {
  try {
    return configureLocalization({
      sourceLocale: 'de',
      targetLocales: Object.keys(LANGUAGES),
      loadLocale: (locale) => LANGUAGES[locale as 'en'](),
    });
  } catch {
    // Installed by npm, the library is the host's too, and can be configured once. Then its own language stays.
    return { getLocale: () => 'de', setLocale: async () => {} };
  }
}

/** The language of the texts at present. */
export function currentLocale(): Locale {
  return localization.getLocale() as Locale;
}

/** The tag to format numbers and dates by. */
export function formatLocale(): string {
  return FORMATS[currentLocale()];
}

/** Switches the texts; a language that is unknown or cannot be loaded leaves German. Never rejects. */
export async function useLocale(locale: string): Promise<void> {
  await localization.setLocale(locale in LANGUAGES ? locale : 'de').catch(() => {});
}
