/** Which .proto files there are: the project's own and those inside jars. */
@NullMarked
package dev.tandem.maven.sources;

import org.jspecify.annotations.NullMarked;
