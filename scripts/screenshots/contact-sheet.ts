import type { Picture } from './camera.ts';

/** All pictures on one page: a row for each scene of each brand and language, wide before narrow, light before dark. */
export function contactSheet(pictures: readonly Picture[]): string {
  const elements = Map.groupBy(pictures, ({ shot }) => shot.element);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${pictures.length} pictures</title>
    <style>
      body { margin: 1rem; font: 14px/1.4 system-ui, sans-serif; background: #777; color: #fff }
      section { display: flex; flex-wrap: wrap; gap: 8px; align-items: start; margin-block-end: 1rem }
      h3 { flex: 0 0 100%; margin: 0 }
      img { display: block; inline-size: calc(var(--width) * 0.5px); block-size: auto; border: 1px solid #000 }
      nav a { color: inherit; margin-inline-end: 1rem }
    </style>
  </head>
  <body>
    <nav>${[...elements.keys()].map((element) => `<a href="#${element}">${element}</a>`).join('')}</nav>
    ${[...elements].map(([element, own]) => `<article id="${element}"><h2>${element}</h2>${scenes(own)}</article>`).join('\n')}
  </body>
</html>
`;
}

function scenes(pictures: readonly Picture[]): string {
  const rows = Map.groupBy(pictures, ({ shot }) => [shot.scene.name, shot.brand.name, shot.locale].join(' · '));
  return [...rows]
    .map(
      ([title, row]) => `<section><h3>${title}</h3>
${row.map(({ file, theme, width }) => `<a href="${file}"><img loading="lazy" src="${file}" alt="${theme}, ${width} px" style="--width: ${width}"></a>`).join('\n')}
</section>`,
    )
    .join('\n');
}
