package ytv2.migration.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import ytv2.migration.ProgressLine;

/// The two divergent files of a recipe.
public final class LegacyPair {

    private LegacyPair() {}

    /// Makes both, holding one video at a time.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is one of them
    public static void write(Recipe recipe, Path nas, Path dashboard) throws SQLException, IOException {
        CleanVideos videos = new CleanVideos(recipe);
        try (LegacyFile nasFile = LegacyFile.create(nas, recipe);
                LegacyFile dashboardFile = LegacyFile.create(dashboard, recipe);
                ProgressLine progress = new ProgressLine(System.err, "videos", recipe.videos())) {
            for (int index = 0; index < recipe.videos(); index++) {
                LegacyVideo video = video(recipe, videos, index, false);
                nasFile.add(video);
                switch (recipe.divergence(index)) {
                    case NONE -> dashboardFile.add(recipe.dirty() ? video(recipe, videos, index, true) : video);
                    case CATEGORIES_NEWER_ON_DASHBOARD -> dashboardFile.add(video(recipe, videos, index, true));
                    case DELETED_ON_DASHBOARD, ONLY_ON_NAS -> {}
                }
                progress.add(1);
            }
            nasFile.finish();
            dashboardFile.finish();
        }
    }

    private static LegacyVideo video(Recipe recipe, CleanVideos videos, int index, boolean dashboard) {
        LegacyVideo video = videos.video(index, dashboard);
        if (recipe.dirty()) {
            Dirt.spoil(video, dashboard);
        }
        return video;
    }
}
