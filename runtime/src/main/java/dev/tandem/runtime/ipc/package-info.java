/**
 * Parent and child processes. A program starts workers, and each calls the services that the
 * program registered for it, with the clients that are generated anyway.
 *
 * <p>The parent chooses a {@link dev.tandem.runtime.ipc.Transport} and starts each process with
 * {@link dev.tandem.runtime.ipc.Child#over}. The child calls {@link
 * dev.tandem.runtime.ipc.Parent#connect()} and knows nothing of transports.
 */
@NullMarked
package dev.tandem.runtime.ipc;

import org.jspecify.annotations.NullMarked;
