import { Problem } from '../problem.ts';
import { sanitiseSvg } from './svg/sanitise-svg.ts';
import { Unfit } from './svg/unfit.ts';

/**
 * A logo is shown in documents and on other people's pages, so what is kept of it is the drawing and nothing else.
 * @throws Problem `rule-violated` where no drawing is left, or it is none.
 */
export function cleanLogo(svg: string): string {
  try {
    return sanitiseSvg(svg);
  } catch (cause) {
    if (!(cause instanceof Unfit)) throw cause;
    throw new Problem('rule-violated', `The logo is refused: ${cause.message}.`, {
      findings: [
        {
          pointer: '/logo_svg',
          code: 'unsafe_logo',
          message_de: `Das Logo wird nicht angenommen: ${cause.de}.`,
          message_en: `The logo is refused: ${cause.message}.`,
        },
      ],
    });
  }
}
