package dev.tandem.maven.uptodate;

import dev.tandem.maven.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * The fingerprint of the last run on the disk. While a run is at work there is none, so that what a
 * killed one leaves behind is not taken for finished.
 */
public final class FingerprintFile {
  private static final String NAME = "fingerprint";
  private static final String FORMAT = "tandem fingerprint 1";
  private static final int CHECKSUM_LENGTH = 9;
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
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.equals(UNFINISHED)) {
      return Fingerprint.missing("the last run did not finish");
    }
    int facts = bytes.length - CHECKSUM_LENGTH;
    boolean intact = facts > 0 && text.endsWith(checksum(bytes, facts));
    return intact && text.startsWith(FORMAT + "\n")
        ? FactLines.parse(text, FORMAT.length() + 1, text.length() - CHECKSUM_LENGTH)
        : Fingerprint.missing("first run");
  }

  /** Says that a run is at work. */
  public void begin() throws IOException {
    replace(UNFINISHED);
  }

  /** Says that a run is finished: the last thing that it does. */
  public void write(Fingerprint fingerprint) throws IOException {
    String text = FORMAT + "\n" + FactLines.format(fingerprint);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    replace(text + checksum(bytes, bytes.length));
  }

  /** Forgets the last run. */
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  private void replace(String text) throws IOException {
    Path folder = Files.createDirectories(file.getParent());
    AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8), folder);
  }

  private static String checksum(byte[] bytes, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, length);
    return HexFormat.of().toHexDigits((int) sum.getValue()) + "\n";
  }
}
