/** One server with all sample services, and a client that calls every rpc of them. */
@NullMarked
package dev.tandem.demo;

import org.jspecify.annotations.NullMarked;
