/// Files of a directory as HTTP answers: revalidated, in part, and never from outside the directory.
@NullMarked
package ytv2.service.file;

import org.jspecify.annotations.NullMarked;
