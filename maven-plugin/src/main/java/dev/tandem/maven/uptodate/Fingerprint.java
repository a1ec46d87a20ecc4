package dev.tandem.maven.uptodate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Why it is not known, if it is not. */
  public Optional<String> missing() {
    return Optional.ofNullable(missing);
  }

  /** Adds a fact behind those of its kind. */
  public void add(Fact fact) {
    of(fact.kind()).put(fact.name(), fact);
  }

  /** Adds facts. */
  public void addAll(Collection<? extends Fact> more) {
    for (Fact fact : more) {
      add(fact);
    }
  }

  /** The names of the facts of a kind. */
  public List<String> names(Kind kind) {
    return List.copyOf(of(kind).keySet());
  }

  /** What happened between an older fingerprint and this one. */
  public Comparison compareWith(Fingerprint before) throws IOException {
    if (before.missing != null) {
      return new Comparison(List.of(before.missing), false);
    }
    Set<String> reasons = new LinkedHashSet<>();
    boolean touched = false;
    for (Kind kind : Kind.values()) {
      Map<String, Fact> old = before.of(kind);
      for (Fact fact : of(kind).values()) {
        Fact was = old.get(fact.name());
        if (was == null || !fact.isAsIn(was)) {
          reasons.add(kind.reason(fact.name(), was == null ? "" : was.label(), fact.label()));
        } else {
          touched |= fact.hasNewStamp(was);
        }
      }
      for (Fact was : old.values()) {
        if (!of(kind).containsKey(was.name())) {
          reasons.add(kind.reason(was.name(), was.label(), ""));
        }
      }
    }
    if (reasons.isEmpty() && !names(Kind.DEPENDENCY).equals(before.names(Kind.DEPENDENCY))) {
      // Of two dependencies with the same proto, the first one wins.
      reasons.add("the order of dependencies changed");
    }
    return new Comparison(List.copyOf(reasons), touched);
  }

  /** The older one, with the sizes and times of today: for files that were touched only. */
  public Fingerprint refresh(Fingerprint before) {
    Fingerprint fresh = new Fingerprint();
    for (Fact fact : all()) {
      Fact was = before.of(fact.kind()).get(fact.name());
      fresh.add(was == null || fact.hasNewStamp(was) ? fact : was);
    }
    return fresh;
  }

  List<Fact> all() {
    List<Fact> all = new ArrayList<>();
    for (Map<String, Fact> kind : facts.values()) {
      all.addAll(kind.values());
    }
    return all;
  }

  private Map<String, Fact> of(Kind kind) {
    Map<String, Fact> known = facts.get(kind);
    if (known == null) {
      known = new LinkedHashMap<>();
      facts.put(kind, known);
    }
    return known;
  }
}
