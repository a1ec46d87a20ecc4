/** Limits that grpc-java has no setting for. */
@NullMarked
package dev.tandem.security.limits;

import org.jspecify.annotations.NullMarked;
