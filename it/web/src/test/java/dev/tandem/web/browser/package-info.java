/** The web page in a real browser, and what its own tools say of it. */
@NullMarked
package dev.tandem.web.browser;

import org.jspecify.annotations.NullMarked;
