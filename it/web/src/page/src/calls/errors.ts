import { Code, ConnectError } from '@connectrpc/connect';
import { ValidationErrorSchema } from '../../gen/code/common/v1/errors_pb';
import { BadRequestSchema } from '../../gen/code/google/rpc/error_details_pb';

/** What is wrong with which field, by the field's name. */
export type FieldErrors = ReadonlyMap<string, string>;

/** Reads what the server says about single fields; nothing if it says nothing about them. */
export function fieldErrors(error: ConnectError): FieldErrors {
  const google = error.findDetails(BadRequestSchema).flatMap((detail) => detail.fieldViolations);
  const ours = error.findDetails(ValidationErrorSchema).flatMap((detail) => detail.errors);
  return new Map([
    ...google.map(({ field, description }) => [field, description] as const),
    ...ours.map(({ field, message }) => [field, message] as const),
  ]);
}

/** Whether the call never got an answer: fetch reports that as a TypeError. */
export function isUnreachable(error: ConnectError): boolean {
  return error.cause instanceof TypeError || error.code === Code.Unavailable;
}

/** Whether the same call may go well a little later. */
export function isTransient(error: ConnectError): boolean {
  return isUnreachable(error) || TRANSIENT.has(error.code);
}

const TRANSIENT: ReadonlySet<Code> = new Set([
  Code.Unknown,
  Code.DeadlineExceeded,
  Code.ResourceExhausted,
  Code.Aborted,
  Code.Internal,
  Code.DataLoss,
]);

/** One sentence for people. */
export function describe(error: ConnectError): string {
  if (isUnreachable(error)) {
    return 'The server cannot be reached.';
  }
  if (error.code === Code.DeadlineExceeded) {
    return 'The server took too long to answer.';
  }
  return sentence(error.rawMessage || `The call failed (${Code[error.code]})`);
}

/** Gives a text a capital letter and a full stop. */
export function sentence(text: string): string {
  const stop = /[.!?]$/.test(text) ? '' : '.';
  return text.charAt(0).toUpperCase() + text.slice(1) + stop;
}
