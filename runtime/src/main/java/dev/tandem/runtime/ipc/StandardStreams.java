package dev.tandem.runtime.ipc;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The standard streams of this process, for messages.
 *
 * @param in from the parent
 * @param out to the parent
 */
record StandardStreams(InputStream in, OutputStream out) {
  /** Takes them away from the program: what it prints goes to the standard error from now on. */
  static StandardStreams take() {
    System.out.flush();
    System.setOut(System.err);
    System.setIn(InputStream.nullInputStream());
    return new StandardStreams(
        new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
  }
}
