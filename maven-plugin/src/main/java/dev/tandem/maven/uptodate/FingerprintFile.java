package dev.tandem.maven.uptodate;

import dev.tandem.maven.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * The fingerprint of the last run on the disk. While a run is at work there is none, so that what a
 * killed one leaves behind is not taken for finished.
 */
public final class FingerprintFile {
  private static final String NAME = "fingerprint";
  private static final String FORMAT = "tandem fingerprint 1";
  private static final String UNFINISHED = FORMAT + "\nunfinished\n";

  private final Path file;

  /** The file in the folder of an execution, which need not exist. */
  public FingerprintFile(Path stateDirectory) {
    this.file = stateDirectory.resolve(NAME);
  }

  /** The last run's fingerprint. A file that is damaged or of another version counts as none. */
  public Fingerprint read() throws IOException {
    if (!Files.isRegularFile(file)) {
      return Fingerprint.missing("first run");
    }
    // Not readString: a byte that is no UTF-8 is damage, and no error.
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    if (text.equals(UNFINISHED)) {
      return Fingerprint.missing("the last run did not finish");
    }
    int end = text.lastIndexOf('\n', text.length() - 2) + 1;
    boolean intact = end > 0 && text.substring(end).equals(checksum(text.substring(0, end)));
    return intact && text.startsWith(FORMAT + "\n")
        ? FactLines.parse(text.substring(FORMAT.length() + 1, end))
        : Fingerprint.missing("first run");
  }

  /** Says that a run is at work. */
  public void begin() throws IOException {
    replace(UNFINISHED);
  }

  /** Says that a run is finished: the last thing that it does. */
  public void write(Fingerprint fingerprint) throws IOException {
    String text = FORMAT + "\n" + FactLines.format(fingerprint);
    replace(text + checksum(text));
  }

  /** Forgets the last run. */
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  private void replace(String text) throws IOException {
    Files.createDirectories(file.getParent());
    Path next = file.resolveSibling(NAME + ".next");
    AtomicFiles.replace(Files.write(next, text.getBytes(StandardCharsets.UTF_8)), file);
  }

  private static String checksum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue()) + "\n";
  }
}
