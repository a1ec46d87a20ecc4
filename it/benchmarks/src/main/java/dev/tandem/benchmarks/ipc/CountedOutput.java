package dev.tandem.benchmarks.ipc;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is written. */
final class CountedOutput extends FilterOutputStream {
  private final LongAdder bytes;

  CountedOutput(OutputStream out, LongAdder bytes) {
    super(out);
    this.bytes = bytes;
  }

  @Override
  public void write(int b) throws IOException {
    bytes.increment();
    out.write(b);
  }

  @Override
  public void write(byte[] from, int offset, int count) throws IOException {
    bytes.add(count);
    out.write(from, offset, count);
  }
}
