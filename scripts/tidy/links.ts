import { posix } from 'node:path';
import type { Rule, SourceFile } from './source.ts';

/** Whether a file or folder exists, by its path from the root. */
export type Exists = (path: string) => boolean;

const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g;
const SPAN = /`([^`\n]+)`/g;
const PATH = /^[\w.@-]+(\/[\w.@-]+)+\/?$/;

/** Links of Markdown files that lead nowhere, and headings that are not there. */
export const linksLead =
  (exists: Exists): Rule =>
  (files) => {
    const documents = new Map(files.map(({ path, text }) => [path, text]));
    return markdown(files).flatMap(({ path, text }) =>
      [...withoutFences(text).matchAll(LINK)].flatMap(([, target = '']) => {
        if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return [];
        const [file = '', heading] = target.split('#');
        const to = file === '' ? path : posix.join(posix.dirname(path), decodeURI(file));
        if (!exists(to)) return [`${path} links to ${target}, which does not exist`];
        const there = documents.get(to);
        if (heading === undefined || !to.endsWith('.md') || there === undefined) return [];
        return headingsOf(there).includes(heading) ? [] : [`${path} links to ${target}; there is no such heading`];
      }),
    );
  };

/** Paths that a README names in a code span and that do not exist, neither from the root nor from the README's folder. */
export const namedPathsExist =
  (exists: Exists): Rule =>
  (files) =>
    markdown(files).flatMap(({ path, text }) =>
      [...withoutFences(text).matchAll(SPAN)].flatMap(([, span = '']) => {
        const [first = ''] = span.split('/');
        const beside = posix.join(posix.dirname(path), span);
        // Other slashes are media types, package names, URLs; a path begins with a folder that exists.
        const meant =
          PATH.test(span) && (exists(first) || exists(posix.join(posix.dirname(path), first))) && !NOT_KEPT.test(span);
        return !meant || exists(span) || exists(beside) ? [] : [`${path} names ${span}, which does not exist`];
      }),
    );

/** Made while running, so not there in a fresh copy. */
const NOT_KEPT = /(^|\/)(node_modules|\.data|dist)(\/|$)/;

function markdown(files: readonly SourceFile[]): SourceFile[] {
  return files.filter(({ path }) => path.endsWith('.md'));
}

function withoutFences(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '');
}

function headingsOf(text: string): string[] {
  return [...withoutFences(text).matchAll(/^#+\s+(.+)$/gm)].map(([, heading = '']) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}
