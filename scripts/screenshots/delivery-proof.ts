import { failedDelivery, portalDelivery } from '../../widgets/test/deliveries.ts';
import { answering, flipped, makeProof, READY } from '../../widgets/test/proofs.ts';
import { type Album, AS_MANAGER, click, commonScenes, type Scene } from './scene.ts';

const ACKNOWLEDGED = portalDelivery({
  level: 5,
  evidence: [
    ...portalDelivery().evidence,
    { id: 'evd_6', type: 'acknowledged', occurred_at: '2026-01-19T09:16:00.000Z', log_index: 10 },
  ],
});

const LONG = {
  ...READY,
  statement_number: 'HK-2025-DONAUDAMPFSCHIFFFAHRTSELEKTRIZITAETENHAUPTBETRIEBSWERK-0000001-04',
};

export async function deliveryProof(): Promise<Album> {
  const { bytes, key } = await makeProof();
  const all = await makeProof(6);
  const { id } = portalDelivery();
  const good = answering({ documents: [[READY, [portalDelivery()]]], files: { [id]: bytes }, key });
  const ready = (name: string, answer = good, more: Partial<Scene> = {}): Scene => ({
    name,
    state: 'ready',
    answer,
    attributes: `statement-id="${READY.statement_id}"`,
    ...more,
  });
  const failed = answering({ documents: [[READY, [failedDelivery({ document_id: READY.id })]]], key });
  const acknowledged = answering({ documents: [[READY, [ACKNOWLEDGED]]], files: { [id]: all.bytes }, key: all.key });
  const broken = answering({ documents: [[READY, [portalDelivery()]]], files: { [id]: flipped(bytes) }, key });
  const long = answering({
    documents: [
      [
        LONG,
        [
          portalDelivery({
            email: 'maximiliane-alexandra.von.und.zu.hohenstein-wittgenstein@donaudampfschifffahrt.example',
          }),
          failedDelivery({
            attempts: failedDelivery().attempts.map((attempt) => ({
              ...attempt,
              detail:
                attempt.detail &&
                `${attempt.detail}: https://support.example/answers/550-5.1.1?recipient=unknown&hint=donaudampfschifffahrtsgesellschaft`,
            })),
          }),
        ],
      ],
    ],
    files: { [id]: bytes },
    key,
  });
  const scenes = [
    ready('opened', good, { english: true }),
    ready('all steps', acknowledged, { english: true }),
    ready('failed delivery', failed, { english: true }),
    ready('several versions', answering({ files: { [id]: bytes }, key }), { english: true }),
    ready('verified, good', good, { english: true, act: click('check', 'verdict') }),
    ready('verified, bad', broken, { english: true, act: click('check', 'verdict') }),
    ready('proof to come', answering({ documents: [[READY, [portalDelivery()]]], key })),
    ready('not delivered yet', answering({ documents: [[READY, []]], key })),
    ready('what it shows', good, { english: true, act: click('claims-toggle') }),
    ready('own file', good, { act: click('file-toggle') }),
    ready('confirmation', good, { english: true, act: click('acknowledge', 'confirmation') }),
    ready('manager', good, { session: AS_MANAGER }),
    ready('long text', long),
    ...commonScenes('delivery-proof', good, answering({ documents: [] })).map((scene) => ({
      ...scene,
      attributes: `statement-id="${READY.statement_id}"`,
    })),
  ];
  return { element: 'delivery-proof', scenes };
}
