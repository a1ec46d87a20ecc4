package dev.tandem.runtime;

import io.grpc.Metadata;
import org.jspecify.annotations.Nullable;

/** What a handler says of its response beside messages. Most handlers say nothing of the kind. */
final class ResponseSettings {
  private @Nullable Metadata headers; // these two are made when they are asked for
  private @Nullable Metadata trailers;
  private volatile @Nullable String compression;
  private volatile boolean messageCompression = true;

  Metadata headers() {
    Metadata known = headers;
    if (known == null) {
      known = new Metadata();
      headers = known;
    }
    return known;
  }

  Metadata copyHeaders() {
    return copy(headers);
  }

  Metadata trailers() {
    Metadata known = trailers;
    if (known == null) {
      known = new Metadata();
      trailers = known;
    }
    return known;
  }

  /** Gives the trailers and others behind them; the others as they are if there is no rest. */
  Metadata trailersAnd(Metadata others) {
    if (trailers == null) {
      return others;
    }
    Metadata all = copy(trailers);
    all.merge(others);
    return all;
  }

  void compression(String compressor) {
    this.compression = compressor;
  }

  @Nullable String compression() {
    return compression;
  }

  void messageCompression(boolean enable) {
    this.messageCompression = enable;
  }

  boolean messageCompression() {
    return messageCompression;
  }

  private static Metadata copy(@Nullable Metadata original) {
    Metadata copy = new Metadata();
    if (original != null) {
      copy.merge(original);
    }
    return copy;
  }
}
