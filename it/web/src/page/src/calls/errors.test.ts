import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { ValidationErrorSchema } from '../../gen/code/common/v1/errors_pb';
import { BadRequestSchema } from '../../gen/code/google/rpc/error_details_pb';
import { describe, fieldErrors, isTransient } from './errors';

function invalid(details: ConstructorParameters<typeof ConnectError>[3]): ConnectError {
  return new ConnectError('the user is not valid', Code.InvalidArgument, undefined, details);
}

test('fields are named by our detail, and by Google’s', () => {
  const ours = { errors: [{ field: 'name', message: 'is needed' }] };
  const google = { fieldViolations: [{ field: 'email', description: 'is taken' }] };
  const error = invalid([
    { desc: ValidationErrorSchema, value: ours },
    { desc: BadRequestSchema, value: google },
  ]);
  expect(Object.fromEntries(fieldErrors(error))).toEqual({ name: 'is needed', email: 'is taken' });
});

test('an error without details names no field', () => {
  expect(fieldErrors(invalid([])).size).toBe(0);
});

test('a call that got no answer is transient, a refusal is not', () => {
  const noAnswer = ConnectError.from(new TypeError('Failed to fetch'));
  expect(isTransient(noAnswer)).toBe(true);
  expect(describe(noAnswer)).toBe('The server cannot be reached.');
  expect(isTransient(new ConnectError('no', Code.PermissionDenied))).toBe(false);
});

test('an error is described by a sentence', () => {
  expect(describe(new ConnectError('no user 7', Code.NotFound))).toBe('No user 7.');
  expect(describe(new ConnectError('', Code.NotFound))).toBe('The call failed (NotFound).');
});
