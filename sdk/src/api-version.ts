/** The dated version of the API this client was made for. Sent with every request, so an answer keeps its shape. */
export { API_VERSION } from './generated/operations.ts';
