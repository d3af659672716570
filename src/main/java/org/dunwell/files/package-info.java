/** Files of other systems read into the words of the features, and files for them: delimited text. May use every feature. */
package org.dunwell.files;
