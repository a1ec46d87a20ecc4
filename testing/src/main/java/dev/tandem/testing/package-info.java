/**
 * For tests: {@link dev.tandem.testing.TestServer} runs services in the test's process and finds
 * calls that a test left open, {@link dev.tandem.testing.RecordedService} and {@link
 * dev.tandem.testing.RecordingSender} note what passes through them.
 */
@NullMarked
package dev.tandem.testing;

import org.jspecify.annotations.NullMarked;
