/** Users in memory, for REST clients and for those that call with gRPC. */
@NullMarked
package dev.tandem.web.users;

import org.jspecify.annotations.NullMarked;
