import type { z } from '@hono/zod-openapi';
import {
  type CreateEmbedSession,
  type EmbedScope,
  fetchBrand,
  findDefaultBrand,
  type NewEmbedSession,
  saveEmbedSession,
  unsuitableForReaders,
} from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { Problem, type ProblemFinding } from '../problem.ts';
import { authorize } from '../rights.ts';
import { referenced } from './referenced.ts';
import { fetchCustomer, fetchOccupancy, fetchProperty } from './store.ts';

type Asked = z.infer<typeof CreateEmbedSession>;

/**
 * Makes a session of ten minutes for a page of somebody else's: what it may show, to whom, from where, in which look.
 * @throws Problem `unknown-reference`; `rule-violated` with everything that is wrong.
 */
export async function createEmbedSession(context: Context, asked: Asked): Promise<z.infer<typeof NewEmbedSession>> {
  authorize(context, 'createEmbedSession');
  const findings: ProblemFinding[] = [];
  const scope = await scopeOf(context, asked, findings);
  if (asked.subject.role !== 'tenant' && asked.components.delivery_proof?.features?.acknowledgement === true) {
    findings.push({
      pointer: '/components/delivery_proof/features/acknowledgement',
      code: 'not_for_this_role',
      message_de: 'Nur wer die Abrechnung bekommt, kann den Empfang bestätigen.',
      message_en: 'Only who gets a statement can confirm its receipt.',
    });
  }
  const brand = await brandOf(context, asked.brand, scope.customerId);
  if (brand === null) {
    findings.push({
      pointer: '/brand',
      code: 'brand_missing',
      message_de: 'Weder der Kunde noch das Konto hat eine Marke: legen Sie eine mit "is_default" an.',
      message_en: 'Neither the customer nor the account has a brand: create one with "is_default".',
    });
  }
  if (findings.length > 0 || brand === null)
    throw new Problem('rule-violated', 'No session can be made like this.', { findings });
  return saveEmbedSession(context, { asked, scope, brand });
}

async function scopeOf(
  context: Context,
  { subject, components }: Asked,
  findings: ProblemFinding[],
): Promise<EmbedScope> {
  if (subject.role === 'manager') {
    const { customer_id: id } = subject;
    await referenced({ pointer: '/subject/customer_id', noun: 'customer', id }, fetchCustomer(context, id));
    return { customerId: id, propertyIds: null };
  }
  if (subject.role === 'reader') {
    const { property_id: id } = subject;
    for (const name of unsuitableForReaders(components)) {
      findings.push({
        pointer: `/components/${name}`,
        code: 'not_for_this_role',
        message_de: 'Wer abliest, sieht Verbrauch und weder Beträge noch Dokumente.',
        message_en: 'Who reads meters sees consumption and neither amounts nor documents.',
      });
    }
    const reference = { pointer: '/subject/property_id', noun: 'property', id };
    const { customerId } = await referenced(reference, fetchProperty(context, id));
    return { customerId, propertyIds: [id] };
  }
  return tenantScope(context, subject.occupancy_ids, findings);
}

/** The houses somebody lives or lived in. They have one customer: a session stands for one landlord's portal. */
async function tenantScope(context: Context, ids: readonly string[], findings: ProblemFinding[]): Promise<EmbedScope> {
  const propertyIds = new Set<string>();
  const customerIds = new Set<string>();
  for (const [index, id] of ids.entries()) {
    const pointer = `/subject/occupancy_ids/${index}`;
    const occupancy = await referenced({ pointer, noun: 'occupancy', id }, fetchOccupancy(context, id));
    if (occupancy.vacant) {
      const [message_de, message_en] = ['Leerstand hat keinen Nutzer.', 'A vacant unit has no occupant.'];
      findings.push({ pointer, code: 'vacant', message_de, message_en });
    }
    const { customerId } = await fetchProperty(context, occupancy.propertyId);
    propertyIds.add(occupancy.propertyId);
    customerIds.add(customerId);
    if ([...customerIds][0] !== customerId) {
      findings.push({
        pointer,
        code: 'other_customer',
        message_de: 'Diese Nutzung gehört zu einem anderen Kunden als die erste.',
        message_en: 'This occupancy belongs to another customer than the first one.',
      });
    }
  }
  const [customerId] = customerIds;
  if (customerId === undefined) throw new Error('the schema asks for at least one occupancy');
  return { customerId, propertyIds: [...propertyIds] };
}

/** The one that is named, else the customer's, else the account's default. */
async function brandOf(context: Context, asked: string | undefined, customerId: string) {
  if (asked !== undefined)
    return referenced({ pointer: '/brand', noun: 'brand', id: asked }, fetchBrand(context, asked));
  const { brandId } = await fetchCustomer(context, customerId);
  return brandId === null ? findDefaultBrand(context) : fetchBrand(context, brandId);
}
