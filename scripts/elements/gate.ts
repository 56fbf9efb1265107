import type { CustomElementDeclaration, Package } from 'custom-elements-manifest';
import type { SourceFile } from '../tidy/source.ts';
import { elementsIn } from './elements-in.ts';
import { type ElementFacts, type Facts, readFacts } from './facts.ts';

const MANIFEST = 'widgets/custom-elements.json';

/**
 * Where sources and manifest differ, one sentence each: what an element does and the manifest does not say, and what the
 * manifest says and no source does.
 */
export function complaintsAbout(sources: readonly SourceFile[], manifest: Package): string[] {
  return differences(readFacts(sources), manifest);
}

/** The same of sources that are read already. */
export function differences({ elements, tokens, events }: Facts, manifest: Package): string[] {
  const declared = elementsIn(manifest);
  const offered = new Set(declared.flatMap(({ cssProperties = [] }) => cssProperties.map(({ name }) => name)));
  const heard = new Set(declared.flatMap(({ events: each = [] }) => each.map(({ name }) => name)));
  return [
    ...elements.flatMap((facts) => {
      const said = declared.find(({ tagName }) => tagName === facts.tag);
      return said === undefined ? [`${facts.where} ${facts.tag} is not in ${MANIFEST}`] : compare(facts, said);
    }),
    ...declared
      .filter(({ tagName }) => !elements.some(({ tag }) => tag === tagName))
      .map(({ tagName }) => `${MANIFEST} names ${tagName}, and no source has it`),
    ...[...tokens]
      .filter(([name]) => !offered.has(name))
      .map(([name, where]) => `${where} the token ${name} is offered, and no element of the manifest has it`),
    ...[...events]
      .filter(([name]) => !heard.has(name) && !elements.some((each) => each.events.has(name)))
      .map(([name, { where }]) => `${where} the event "${name}" is of no element of the manifest`),
  ];
}

function compare(facts: ElementFacts, said: CustomElementDeclaration): string[] {
  const { tag } = facts;
  const members = [...facts.members].map(([name, { where }]) => [name, where] as const);
  const events = [...facts.events].map(([name, { where }]) => [name, where] as const);
  return [
    ...facts.faults.map((fault) => `${fault} (${tag})`),
    ...differ(tag, 'event', new Map(events), said.events),
    ...differ(tag, 'slot', facts.slots, said.slots),
    ...differ(tag, 'part', facts.parts, said.cssParts),
    ...differ(tag, 'attribute', facts.attributes, said.attributes),
    ...differ(tag, 'member', new Map(members), said.members),
    // Styles are shared: a token may be read in the sources of an element that does nothing with it.
    ...differ(tag, 'token', facts.tokens, said.cssProperties).filter((complaint) => complaint.startsWith(MANIFEST)),
    ...wordless(said),
    ...eventsDiffer(facts, said),
  ];
}

/** What is found and not said, what is said and not found, and what is said twice. */
function differ(
  tag: string,
  kind: string,
  found: ReadonlyMap<string, string>,
  said: readonly { readonly name: string }[] = [],
): string[] {
  const names = said.map(({ name }) => name);
  return [
    ...[...found]
      .filter(([name]) => !names.includes(name))
      .map(([name, where]) => `${where} the ${kind} "${name}" of ${tag} is not in ${MANIFEST}`),
    ...names
      .filter((name) => !found.has(name))
      .map((name) => `${MANIFEST} names the ${kind} "${name}" of ${tag}, and no source has it`),
    ...names
      .filter((name, at) => names.indexOf(name) !== at)
      .map((name) => `${MANIFEST} names the ${kind} "${name}" of ${tag} twice`),
  ];
}

/** Everything a host meets has words. */
function wordless(said: CustomElementDeclaration): string[] {
  const { tagName, summary, description, attributes, events, members, slots, cssParts, cssProperties } = said;
  const all = [attributes, events, members, slots, cssParts, cssProperties].flatMap<{
    readonly name: string;
    readonly description?: string;
  }>((each) => each ?? []);
  return [
    ...(summary ? [] : [`${MANIFEST} has no summary of ${tagName}`]),
    ...(description ? [] : [`${MANIFEST} has no description of ${tagName}`]),
    ...all
      .filter((each) => !each.description)
      .map(({ name }) => `${MANIFEST} has no description of "${name}" of ${tagName}`),
  ];
}

/** Events rise to the page, their detail has a type, and it is said of each whether it can be cancelled. */
function eventsDiffer({ tag, events }: ElementFacts, { events: said = [] }: CustomElementDeclaration): string[] {
  return said.flatMap(({ name, type, description = '' }) => {
    const does = events.get(name);
    if (does === undefined) return [];
    const complaints: string[] = [];
    if (!name.startsWith('km-')) complaints.push(`${does.where} the event "${name}" of ${tag} does not begin with km-`);
    if (!does.rises) complaints.push(`${does.where} the event "${name}" of ${tag} does not bubble out of the element`);
    if (!/^CustomEvent<Km\w+Detail>$/.test(type.text))
      complaints.push(`${MANIFEST} does not say the type of the detail of "${name}" of ${tag}`);
    if (does.cancelable !== /\bcancelable\b/.test(description))
      complaints.push(
        `${does.where} "${name}" of ${tag} is ${does.cancelable ? '' : 'not '}cancelable, and not said so`,
      );
    return complaints;
  });
}
