package dev.tandem.maven.uptodate;

import java.util.List;

/**
 * What happened since the last run.
 *
 * @param reasons why the work must be done again, each reason once; none if it need not be
 * @param touched whether there are files that look changed and are the same
 */
public record Comparison(List<String> reasons, boolean touched) {}
