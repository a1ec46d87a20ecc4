package dev.tandem.maven.output;

/**
 * What a run did to the output folder.
 *
 * @param files how many files it now has from us
 * @param changed how many of them are new or have other bytes
 * @param removed how many of the last run's are gone
 */
public record SyncResult(int files, int changed, int removed) {
  /** Both together. */
  public SyncResult and(SyncResult other) {
    return new SyncResult(files + other.files, changed + other.changed, removed + other.removed);
  }
}
