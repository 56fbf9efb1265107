import { parseDecimal } from '../../money/decimal.ts';
import { compare, divide, type Fraction, isLess, multiply, sum } from '../../money/fraction.ts';
import type { CheckDefinition } from '../check.ts';
import { euro, number, onDay, words } from '../details.ts';
import { follows, isStored } from '../look.ts';
import { hit, lacks, type Outcome } from '../outcome.ts';
import { limit } from '../settings.ts';
import type { PreviousHouse, Subject } from '../subject.ts';

const BASIS = 'HeizkostenV § 7(2)';

/** HeizkostenV section 7(2), "consumed": stored fuel is billed from one stock to the next. */
export const fuelStockChecks = {
  fuel_billed_by_deliveries: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Gelagerter Brennstoff nach Rechnungen abgerechnet', 'Stored fuel billed by invoices'),
    message: words(
      'Brennstoff für {amount} EUR ist nach Lieferung abgerechnet. Anfangs- und Endbestand fehlen.',
      'Fuel for {amount} EUR is billed as delivered. Opening and closing stock are missing.',
    ),
    toDo: words(
      'Erfassen Sie Anfangsbestand, Lieferungen und Endbestand. Eine Kürzung heilt diesen Fehler nicht.',
      'Record opening stock, deliveries and closing stock. No cut makes this fault good.',
    ),
    run: ({ house }) => {
      const fuel = house.costs.filter(({ kind }) => kind === 'fuel');
      const [first] = fuel;
      if (!isStored(house.plant.energy) || house.stock !== undefined || first === undefined) return [];
      return [hit(`/house${first.path}`, { amount: euro(sum(fuel.map(({ amount }) => amount))) })];
    },
  },

  fuel_cost_beside_stock: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Brennstoff im Bestand und noch einmal als Kosten', 'Fuel in the stock and again as a cost'),
    message: words(
      'Neben dem Bestand stehen {amount} EUR Brennstoff als eigene Kosten. Das kann dieselbe Lieferung sein.',
      'Beside the stock, {amount} EUR of fuel stand as a cost of their own. It may be the same delivery.',
    ),
    toDo: words(
      'Streichen Sie die Kosten, wenn die Lieferung schon im Bestand steht.',
      'Remove the cost if the delivery is already in the stock.',
    ),
    run: ({ house }) =>
      house.stock === undefined
        ? []
        : house.costs
            .filter(({ kind }) => kind === 'fuel')
            .map(({ path, amount }) => hit(`/house${path}`, { amount: euro(amount) })),
  },

  opening_stock_missing: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Kein Anfangsbestand', 'No opening stock'),
    message: words(
      'Der Bestand beginnt ohne Anfangsbestand. Der Tank war nur leer, wenn das festgestellt ist.',
      'The stock begins without an opening stock. The tank was empty only if somebody looked.',
    ),
    toDo: words('Tragen Sie den Anfangsbestand ein, auch wenn er 0 ist.', 'Enter the opening stock, even if it is 0.'),
    run: ({ house: { stock } }) =>
      stock === undefined || stock.layers.some(({ kind }) => kind === 'opening') ? [] : [hit('/house/fuel_stock')],
  },

  opening_quantity_not_continuous: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Anfangsbestand ist nicht der letzte Endbestand', 'Opening stock is not the last closing stock'),
    message: words(
      'Der Anfangsbestand beträgt {opening} {unit}, der letzte Endbestand {closing} {unit}.',
      'The opening stock is {opening} {unit}, the last closing stock {closing} {unit}.',
    ),
    toDo: words(
      'Übernehmen Sie Menge und Wert aus der letzten Abrechnung oder berichtigen Sie diese.',
      'Take quantity and value from the last statement, or correct that one.',
    ),
    run: (subject) =>
      withEarlierStock(subject, (stock, { house: before }) => {
        const opening = sum(openingLayers(subject).map(({ quantity }) => quantity));
        const closing = before.stock?.closingQuantity;
        if (closing === undefined || compare(opening, closing) === 0) return [];
        const unit = words(stock.unit ?? '', stock.unit ?? '');
        return [hit(openingPath(subject), { opening: number(opening), closing: number(closing), unit })];
      }),
  },

  opening_value_not_continuous: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Wert des Anfangsbestands weicht ab', 'Value of the opening stock differs'),
    message: words(
      'Der Anfangsbestand kostet {opening} EUR, der letzte Endbestand war {closing} EUR wert.',
      'The opening stock costs {opening} EUR, the last closing stock was worth {closing} EUR.',
    ),
    toDo: words(
      'Setzen Sie den Wert ein, mit dem die letzte Abrechnung geschlossen hat.',
      'Enter the value with which the last statement closed.',
    ),
    run: (subject) =>
      withEarlierStock(subject, (_, { result }) => {
        const opening = sum(openingLayers(subject).map(({ amount }) => amount));
        const closing = result.closingStock;
        if (closing === undefined || compare(opening, closing) === 0) return [];
        return [hit(openingPath(subject), { opening: euro(opening), closing: euro(closing) })];
      }),
  },

  closing_value_differs: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Endbestand falsch bewertet', 'Closing stock valued wrongly'),
    message: words(
      'Der Endbestand ist mit {booked} EUR gebucht. Nach den jüngsten Lieferungen ist er {valued} EUR wert.',
      'The closing stock is booked with {booked} EUR. By the newest deliveries it is worth {valued} EUR.',
    ),
    toDo: words(
      'Bewerten Sie den Endbestand mit den Preisen der jüngsten Lieferungen.',
      'Value the closing stock by the prices of the newest deliveries.',
    ),
    run: ({ result, facts }) => {
      const valued = parseDecimal(result.fuel_stock?.closing_eur ?? '');
      if (valued === undefined) return [];
      const booked = parseDecimal(facts.fuel?.closing_value_eur ?? '');
      if (booked === undefined) return [lacks('fuel.closing_value_eur')];
      if (compare(valued, booked) === 0) return [];
      return [hit('/facts/fuel/closing_value_eur', { booked: euro(booked), valued: euro(valued) })];
    },
  },

  delivery_outside_period: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Lieferung außerhalb des Zeitraums', 'Delivery outside the period'),
    message: words(
      'Die Lieferung vom {date} liegt nicht zwischen {from} und {to}.',
      'The delivery of {date} does not lie between {from} and {to}.',
    ),
    toDo: words(
      'Frühere Lieferungen gehören in den Anfangsbestand, spätere in die nächste Abrechnung.',
      'Earlier deliveries belong into the opening stock, later ones into the next statement.',
    ),
    run: ({ house: { stock, period } }) =>
      (stock?.layers ?? [])
        .filter(({ kind, date }) => kind === 'purchase' && (date < period.from || date > period.to))
        .map(({ path, date }) =>
          hit(`/house${path}/date`, { date: onDay(date), from: onDay(period.from), to: onDay(period.to) }),
        ),
  },

  layer_price_implausible: {
    severity: 'warning',
    legalBasis: null,
    title: words('Preis einer Lieferung passt nicht zu den anderen', 'Price of a delivery does not fit the others'),
    message: words(
      'Der Posten vom {date} kostet {price} EUR je {unit}, die anderen im Mittel {mean} EUR.',
      'The layer of {date} costs {price} EUR per {unit}, the others {mean} EUR on average.',
    ),
    toDo: words('Vergleichen Sie Menge und Betrag mit der Rechnung.', 'Compare quantity and amount with the invoice.'),
    run: ({ house: { stock } }) => {
      const layers = (stock?.layers ?? []).filter(({ quantity, amount }) => quantity.n > 0n && amount.n > 0n);
      return layers.flatMap((layer): Outcome[] => {
        const others = layers.filter((each) => each !== layer);
        if (others.length === 0) return [];
        const price = divide(layer.amount, layer.quantity);
        const mean = divide(sum(others.map(({ amount }) => amount)), sum(others.map(({ quantity }) => quantity)));
        if (isWithinFactor(price, mean, limit('layer_price_factor_max'))) return [];
        const unit = words(stock?.unit ?? '', stock?.unit ?? '');
        const details = { date: onDay(layer.date), price: number(price, 4), mean: number(mean, 4), unit };
        return [hit(`/house${layer.path}/amount_eur`, details)];
      });
    },
  },
} satisfies Record<string, CheckDefinition>;

const isWithinFactor = (a: Fraction, b: Fraction, factor: Fraction): boolean =>
  !isLess(multiply(b, factor), a) && !isLess(multiply(a, factor), b);

const openingLayers = ({ house }: Subject) => (house.stock?.layers ?? []).filter(({ kind }) => kind === 'opening');

const openingPath = (subject: Subject): string =>
  `/house${openingLayers(subject)[0]?.path ?? '/fuel_stock/closing_quantity'}`;

/** Asks only where both periods have a stock in the same unit and follow each other. */
function withEarlierStock(
  { house, previous }: Subject,
  ask: (stock: NonNullable<typeof house.stock>, previous: PreviousHouse) => readonly Outcome[],
): readonly Outcome[] {
  if (house.stock === undefined || previous === null) return [];
  if (previous === undefined) return [lacks('previous')];
  if (previous.house.stock?.unit !== house.stock.unit || !follows(previous, house.period.from)) return [];
  return ask(house.stock, previous);
}
