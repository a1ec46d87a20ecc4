package dev.tandem.maven.uptodate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All facts about one execution, in order. */
public final class Fingerprint {
  private final Map<Kind, Map<String, Fact>> facts = new EnumMap<>(Kind.class);
  private final @Nullable String missing;

  /** One without facts yet. */
  public Fingerprint() {
    this(null);
  }

  private Fingerprint(@Nullable String missing) {
    this.missing = missing;
  }

  /** What stands for a fingerprint that is not known; everything differs from it. */
  static Fingerprint missing(String reason) {
    return new Fingerprint(reason);
  }

  /** Adds a fact behind those of its kind. */
  public void add(Fact fact) {
    of(fact.kind()).put(fact.name(), fact);
  }

  /** Adds facts. */
  public void addAll(Collection<? extends Fact> more) {
    more.forEach(this::add);
  }

  /** The names of the facts of a kind. */
  public List<String> names(Kind kind) {
    return List.copyOf(of(kind).keySet());
  }

  /** Why the work must be done again: each reason once; none if it need not be. */
  public List<String> reasonsSince(Fingerprint before) throws IOException {
    if (before.missing != null) {
      return List.of(before.missing);
    }
    Set<String> reasons = new LinkedHashSet<>();
    for (Kind kind : Kind.values()) {
      Map<String, Fact> old = before.of(kind);
      for (Fact fact : of(kind).values()) {
        Fact was = old.get(fact.name());
        if (was == null || !fact.isAsIn(was)) {
          reasons.add(kind.reason(fact.name(), was == null ? "" : was.label(), fact.label()));
        }
      }
      for (Fact was : old.values()) {
        if (!of(kind).containsKey(was.name())) {
          reasons.add(kind.reason(was.name(), was.label(), ""));
        }
      }
    }
    if (reasons.isEmpty() && !order(before).equals(order(this))) {
      reasons.add("the order of dependencies changed");
    }
    return List.copyOf(reasons);
  }

  /**
   * The older one, with the sizes and times of today: for files that were touched and are the same.
   *
   * @return the older one itself if there is nothing to change
   */
  public Fingerprint refresh(Fingerprint before) throws IOException {
    boolean changed = false;
    Fingerprint fresh = new Fingerprint();
    for (Fact fact : all()) {
      Fact was = before.of(fact.kind()).get(fact.name());
      if (was != null && (fact.stamp().isEmpty() || fact.stamp().equals(was.stamp()))) {
        fresh.add(was);
      } else {
        fresh.add(fact);
        changed = true;
      }
    }
    return changed ? fresh : before;
  }

  List<Fact> all() {
    List<Fact> all = new ArrayList<>();
    facts.values().forEach(each -> all.addAll(each.values()));
    return all;
  }

  // Of two dependencies with the same proto, the first one wins.
  private static List<String> order(Fingerprint fingerprint) {
    return fingerprint.names(Kind.DEPENDENCY);
  }

  private Map<String, Fact> of(Kind kind) {
    return facts.computeIfAbsent(kind, any -> new LinkedHashMap<>());
  }
}
