/** The sample services, for real but in memory. None of them knows about gRPC's wire or threads. */
@NullMarked
package dev.tandem.demo.service;

import org.jspecify.annotations.NullMarked;
