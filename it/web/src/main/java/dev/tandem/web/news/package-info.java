/** News that come in by themselves. */
@NullMarked
package dev.tandem.web.news;

import org.jspecify.annotations.NullMarked;
