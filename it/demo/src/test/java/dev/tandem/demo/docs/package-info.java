/** The code that README.md and docs/ show, compiled and run, and the tests that compare the two. */
@NullMarked
package dev.tandem.demo.docs;

import org.jspecify.annotations.NullMarked;
