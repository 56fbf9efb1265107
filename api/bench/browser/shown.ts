import { answering as answeringConsumption, FULL } from '../../../widgets/test/consumption.ts';
import { portalDelivery } from '../../../widgets/test/deliveries.ts';
import { answering as answeringProofs, makeProof, READY } from '../../../widgets/test/proofs.ts';
import { answering as answeringStatements, corrected, statement } from '../../../widgets/test/statements.ts';
import type { Answering } from '../../../widgets/test/wire.ts';

/** One element as a tenant of some years sees it. */
export interface Shown {
  /** As in the manifest. */
  readonly name: string;
  readonly html: string;
  readonly answer: Answering;
  /** Comes from the data and from nowhere else. */
  readonly text: string;
}

export async function shownElements(): Promise<Shown[]> {
  const { bytes, key } = await makeProof();
  const delivery = portalDelivery();
  return [
    {
      name: 'statement-list',
      html: '<km-statement-list></km-statement-list>',
      answer: answeringStatements([statement(), corrected(), statement({}, 3)]),
      text: '1.091,56',
    },
    {
      name: 'consumption-chart',
      html: '<km-consumption-chart></km-consumption-chart>',
      answer: answeringConsumption(FULL),
      // The value of a bar: the drawing comes after the first layout.
      text: '142',
    },
    {
      name: 'delivery-proof',
      html: `<km-delivery-proof statement-id="${READY.statement_id}"></km-delivery-proof>`,
      answer: answeringProofs({ documents: [[READY, [delivery]]], files: { [delivery.id]: bytes }, key }),
      text: READY.statement_number,
    },
  ];
}
