/** What a server needs besides its services; docs/operation.md quotes it. */
@NullMarked
package dev.tandem.operation;

import org.jspecify.annotations.NullMarked;
