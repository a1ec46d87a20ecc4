/** The goals: parameters, and what Maven is told about the outcome. No logic of their own. */
@NullMarked
package dev.tandem.maven;

import org.jspecify.annotations.NullMarked;
