package dev.tandem.maven.resolution;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user said about the programs to run; null where nothing.
 *
 * @param protocExecutable an installed protoc
 * @param protocVersion the version to take from a repository
 * @param protocSha256 the digest of whichever it is
 * @param osClassifier the kind of machine that programs are for
 * @param cacheDirectory where copies of programs go
 * @param makesMessages whether protoc makes the messages
 * @param lite whether messages are of protobuf's lite runtime
 * @param plugins the generators that protoc runs beside ours
 */
public record ToolChoice(
    @Nullable Path protocExecutable,
    @Nullable String protocVersion,
    @Nullable String protocSha256,
    @Nullable String osClassifier,
    @Nullable Path cacheDirectory,
    boolean makesMessages,
    boolean lite,
    List<PluginChoice> plugins) {
  /** Copies the list. */
  public ToolChoice {
    plugins = List.copyOf(plugins);
  }
}
