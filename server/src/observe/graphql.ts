import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { Kind, type OperationDefinitionNode } from 'graphql';
import { note } from './request.js';
import { beginPiece, inside, SpanKind } from './span.js';

/**
 * A name for an operation out of few: its kind and the one field of our schema that it asks for at its root. The name that a client gave
 * could be anything, also somebody's secret.
 */
function operationLabel({ operation, selectionSet }: OperationDefinitionNode): string {
  const fields = new Set(selectionSet.selections.map((selection) => (selection.kind === Kind.FIELD ? selection.name.value : '…')));
  const [field = '…'] = fields;
  if (fields.size > 1) return `${operation} of several fields`;
  if (field.startsWith('__')) return 'introspection';
  return field === '…' ? `${operation} by a fragment` : `${operation} ${field}`;
}

/** Notes what each GraphQL request asks for and how it failed. The fields exist: only valid operations get so far. */
export const observeOperations: ApolloServerPlugin<BaseContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (operation !== undefined) note({ operation: operationLabel(operation) });
    },
    willSendResponse: async ({ response }) => {
      if (response.body.kind !== 'single') return;
      const code = response.body.singleResult.errors?.[0]?.extensions?.['code'];
      if (typeof code === 'string') note({ errorCode: code });
    },
  }),
};

/** Begins the work of the route of GraphQL as a piece of the request's trace. */
export function beginOperation(request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction): void {
  request.operationPiece = beginPiece('graphql', SpanKind.INTERNAL, {});
  inside(request.operationPiece, done);
}

/** Ends it, named by the operation. */
export function endOperation({ operationPiece, noted: { operation, errorCode } }: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction): void {
  operationPiece?.rename(operation ?? 'graphql');
  operationPiece?.end({ attributes: errorCode === null ? {} : { 'ozek.error_code': errorCode } });
  done();
}
