import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { BASE, problem, testClient, wire } from '../test/harness.ts';
import * as problems from './problem.ts';

const server = wire();
const failWith = async (answer: () => Response): Promise<problems.KlarMeterProblem> => {
  server.use(http.get(`${BASE}/v1/units/u1`, answer));
  const error = await testClient({ maxRetries: 0 })
    .client.getUnit({ path: { unit_id: 'u1' } })
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(problems.KlarMeterProblem);
  expect(error).toBeInstanceOf(problems.KlarMeterError);
  return error as problems.KlarMeterProblem;
};

test.each([
  [400, problems.KlarMeterInputProblem],
  [401, problems.KlarMeterAuthenticationProblem],
  [403, problems.KlarMeterPermissionProblem],
  [404, problems.KlarMeterNotFoundProblem],
  [409, problems.KlarMeterConflictProblem],
  [410, problems.KlarMeterProblem],
  [412, problems.KlarMeterConflictProblem],
  [413, problems.KlarMeterInputProblem],
  [415, problems.KlarMeterInputProblem],
  [422, problems.KlarMeterInputProblem],
  [428, problems.KlarMeterConflictProblem],
  [429, problems.KlarMeterRateLimitProblem],
  [500, problems.KlarMeterServerProblem],
  [503, problems.KlarMeterServerProblem],
])('%i is a class of its own, under one base', async (status, kind) => {
  const error = await failWith(() => problem(status, 'some-code'));
  expect(error).toBeInstanceOf(kind);
  expect(error.name).toBe(kind.name);
});

test('everything the API says arrives', async () => {
  expect(await failWith(() => problem(422, 'reading-gap'))).toMatchObject({
    status: 422,
    code: 'reading-gap',
    type: '/problems/reading-gap',
    title: 'Title',
    detail: 'Detail of reading-gap.',
    instance: '/v1/units',
    requestId: 'req_1',
    errors: [{ pointer: '/from', message_en: 'wrong' }],
    message: '422 reading-gap: Detail of reading-gap. /from: wrong',
  });
});

test('the message shows the first findings, and how many there are besides', async () => {
  const errors = ['/a', '/b', '/c', '/d', '/e'].map((pointer) => ({ pointer, code: 'x', message_en: 'wrong' }));
  const body = { status: 400, code: 'validation-failed', detail: '5 findings: see errors.', errors };
  const { message } = await failWith(() => HttpResponse.json(body, { status: 400 }));
  expect(message).toBe('400 validation-failed: 5 findings: see errors. /a: wrong | /b: wrong | /c: wrong | and 2 more');
});

test('the message says nothing twice', async () => {
  const detail = 'A cold_water_meter does not measure heating.';
  const finding = { code: 'kind_does_not_measure_use', message_de: '…', message_en: detail };
  const messageOf = async (pointer: string) => {
    const body = { status: 422, code: 'rule-violated', detail, errors: [{ ...finding, pointer }] };
    return (await failWith(() => HttpResponse.json(body, { status: 422 }))).message;
  };
  expect(await messageOf('/device_id')).toBe(`422 rule-violated: ${detail} /device_id`);
  expect(await messageOf('')).toBe(`422 rule-violated: ${detail}`);
});

test.each([
  ['a page of a proxy', '<html>Bad gateway</html>'],
  ['nothing', ''],
  ['JSON that is no object', '"no"'],
  ['fields of other types', '{"code": 7, "detail": null, "errors": "many"}'],
])('%s is a problem too', async (_, body) => {
  const answer = () =>
    new HttpResponse(body, { status: 502, statusText: 'Bad Gateway', headers: { 'request-id': 'req_7' } });
  expect(await failWith(answer)).toMatchObject({
    status: 502,
    code: 'http-502',
    detail: 'Bad Gateway',
    errors: [],
    requestId: 'req_7',
  });
});
