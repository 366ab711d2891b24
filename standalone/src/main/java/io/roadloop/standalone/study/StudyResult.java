package io.roadloop.standalone.study;

import java.util.List;

/**
 * The figures of {@code result.json}.
 *
 * @param cells one for each labelled share and size
 */
record StudyResult(List<CellResult> cells) {}
