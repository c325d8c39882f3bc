@org.jspecify.annotations.NullMarked
package io.streamplatform.dashboard.labs.groups.comparison;
