<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlbumPage</name>
    <message numerus="yes">
        <source>%n disc(s)</source>
        <translation>
            <numerusform>%n disc</numerusform>
            <numerusform>%n discs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlbumsPage</name>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation>
            <numerusform>%n album</numerusform>
            <numerusform>%n albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Annotating</name>
    <message numerus="yes">
        <source>Rate: %n star(s)</source>
        <translation>
            <numerusform>Rate: %n star</numerusform>
            <numerusform>Rate: %n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CarePages</name>
    <message numerus="yes">
        <source>%n track(s) removed from the library.</source>
        <translation>
            <numerusform>%n track removed from the library.</numerusform>
            <numerusform>%n tracks removed from the library.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n file(s) written, sound unchanged</source>
        <translation>
            <numerusform>Tags of %n file written, sound unchanged</numerusform>
            <numerusform>Tags of %n files written, sound unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) until its file has played</source>
        <translation>
            <numerusform>%n waits until its file has played</numerusform>
            <numerusform>%n wait until their files have played</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be written</source>
        <translation>
            <numerusform>%n could not be written</numerusform>
            <numerusform>%n could not be written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message numerus="yes">
        <source>B was %n frame(s) late and {gain} against A; both corrected.</source>
        <translation>
            <numerusform>B was %n frame late and {gain} against A; both corrected.</numerusform>
            <numerusform>B was %n frames late and {gain} against A; both corrected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>B was %n frame(s) early and {gain} against A; both corrected.</source>
        <translation>
            <numerusform>B was %n frame early and {gain} against A; both corrected.</numerusform>
            <numerusform>B was %n frames early and {gain} against A; both corrected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComposerPage</name>
    <message numerus="yes">
        <source>%n work(s)</source>
        <translation>
            <numerusform>%n work</numerusform>
            <numerusform>%n works</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoverDialog</name>
    <message numerus="yes">
        <source>%n different covers now</source>
        <translation>
            <numerusform>%n cover now</numerusform>
            <numerusform>%n different covers now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) carry it wherever they go.</source>
        <translation>
            <numerusform>%n file carries it wherever it goes.</numerusform>
            <numerusform>%n files carry it wherever they go.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoverStrip</name>
    <message numerus="yes">
        <source>%n different covers</source>
        <translation>
            <numerusform>%n cover</numerusform>
            <numerusform>%n different covers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have none.</source>
        <translation>
            <numerusform>%n file has none.</numerusform>
            <numerusform>%n files have none.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On top lies that of %n file(s).</source>
        <translation>
            <numerusform>On top lies that of %n file.</numerusform>
            <numerusform>On top lies that of %n files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It lies beside %n file(s).</source>
        <translation>
            <numerusform>It lies beside %n file.</numerusform>
            <numerusform>It lies beside %n files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is inside %n file(s).</source>
        <translation>
            <numerusform>It is inside %n file.</numerusform>
            <numerusform>It is inside %n files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Covering</name>
    <message numerus="yes">
        <source>%n wait(s) until its file has played</source>
        <translation>
            <numerusform>%n waits until its file has played</numerusform>
            <numerusform>%n wait until their files have played</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be written</source>
        <translation>
            <numerusform>%n could not be written</numerusform>
            <numerusform>%n could not be written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cover of %n file(s) written, sound unchanged</source>
        <translation>
            <numerusform>Cover of %n file written, sound unchanged</numerusform>
            <numerusform>Cover of %n files written, sound unchanged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Discarding</name>
    <message numerus="yes">
        <source>%n file(s) could not go to the trash and stay.</source>
        <translation>
            <numerusform>%n file could not go to the trash and stays.</numerusform>
            <numerusform>%n files could not go to the trash and stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) went to the trash.</source>
        <translation>
            <numerusform>%n file went to the trash.</numerusform>
            <numerusform>%n files went to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) lie where they were.</source>
        <translation>
            <numerusform>%n file lies where it was.</numerusform>
            <numerusform>%n files lie where they were.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoublesDialog</name>
    <message numerus="yes">
        <source>%n file(s), {size}, go to the trash and can be put back; one of each stays, and playlists play that one.</source>
        <translation>
            <numerusform>%n file, {size}, goes to the trash and can be put back; one of each stays, and playlists play that one.</numerusform>
            <numerusform>%n files, {size}, go to the trash and can be put back; one of each stays, and playlists play that one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DownloadsModel</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EqualizerPage</name>
    <message numerus="yes">
        <source>%n band(s)</source>
        <translation>
            <numerusform>%n band</numerusform>
            <numerusform>%n bands</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FavouritesPage</name>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoldersStep</name>
    <message numerus="yes">
        <source>%n track(s) are in the library already; a folder can join them.</source>
        <translation>
            <numerusform>%n track is in the library already; a folder can join it.</numerusform>
            <numerusform>%n tracks are in the library already; a folder can join them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) came in</source>
        <translation>
            <numerusform>%n file came in</numerusform>
            <numerusform>%n files came in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundRows</name>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation>
            <numerusform>%n album</numerusform>
            <numerusform>%n albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeadphonesDialog</name>
    <message numerus="yes">
        <source>%n correction(s)</source>
        <translation>
            <numerusform>%n correction</numerusform>
            <numerusform>%n corrections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message numerus="yes">
        <source>%n thing(s) to look at</source>
        <translation>
            <numerusform>%n thing to look at</numerusform>
            <numerusform>%n things to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomeModel</name>
    <message numerus="yes">
        <source>%n play(s) of {name}</source>
        <translation>
            <numerusform>%n play of {name}</numerusform>
            <numerusform>%n plays of {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %n day(s) ago</source>
        <translation>
            <numerusform>Added %n day ago</numerusform>
            <numerusform>Added %n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryNews</name>
    <message numerus="yes">
        <source>%n file(s) came in</source>
        <translation>
            <numerusform>%n file came in</numerusform>
            <numerusform>%n files came in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be read</source>
        <translation>
            <numerusform>%n file cannot be read</numerusform>
            <numerusform>%n files cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new file(s) look like those of {folder}, which is away.</source>
        <translation>
            <numerusform>%n new file looks like one of {folder}, which is away.</numerusform>
            <numerusform>%n new files look like those of {folder}, which is away.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) found again</source>
        <translation>
            <numerusform>%n file found again</numerusform>
            <numerusform>%n files found again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookupDialog</name>
    <message numerus="yes">
        <source>%n release(s) may be meant.</source>
        <translation>
            <numerusform>%n release may be meant.</numerusform>
            <numerusform>%n releases may be meant.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LyricsEditor</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a time</source>
        <translation>
            <numerusform>%n without a time</numerusform>
            <numerusform>%n without a time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamePage</name>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation>
            <numerusform>%n album</numerusform>
            <numerusform>%n albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamesModel</name>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation>
            <numerusform>%n album</numerusform>
            <numerusform>%n albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamesPage</name>
    <message numerus="yes">
        <source>%n composer(s)</source>
        <translation>
            <numerusform>%n composer</numerusform>
            <numerusform>%n composers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n genre(s)</source>
        <translation>
            <numerusform>%n genre</numerusform>
            <numerusform>%n genres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artist(s)</source>
        <translation>
            <numerusform>%n artist</numerusform>
            <numerusform>%n artists</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutputsPage</name>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaylistCards</name>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaylistModel</name>
    <message numerus="yes">
        <source>%n track(s) removed from the playlist</source>
        <translation>
            <numerusform>%n track removed from the playlist</numerusform>
            <numerusform>%n tracks removed from the playlist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) added to the playlist</source>
        <translation>
            <numerusform>%n track added to the playlist</numerusform>
            <numerusform>%n tracks added to the playlist</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaylistPage</name>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaylistsPage</name>
    <message numerus="yes">
        <source>%n playlist(s)</source>
        <translation>
            <numerusform>%n playlist</numerusform>
            <numerusform>%n playlists</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueUndo</name>
    <message numerus="yes">
        <source>%n track(s) removed</source>
        <translation>
            <numerusform>%n track removed</numerusform>
            <numerusform>%n tracks removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RatingStars</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportFigures</name>
    <message numerus="yes">
        <source>on %n day(s)</source>
        <translation>
            <numerusform>on %n day</numerusform>
            <numerusform>on %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) for the first time</source>
        <translation>
            <numerusform>%n track for the first time</numerusform>
            <numerusform>%n tracks for the first time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s)</source>
        <translation>
            <numerusform>%n play</numerusform>
            <numerusform>%n plays</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message numerus="yes">
        <source>%n play(s)</source>
        <translation>
            <numerusform>%n play</numerusform>
            <numerusform>%n plays</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message numerus="yes">
        <source>%n track(s) match</source>
        <translation>
            <numerusform>%n track matches</numerusform>
            <numerusform>%n tracks match</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message numerus="yes">
        <source>Adding %n item(s) to the queue</source>
        <translation>
            <numerusform>Adding %n item to the queue</numerusform>
            <numerusform>Adding %n items to the queue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SmartEditorPage</name>
    <message numerus="yes">
        <source>At most %n</source>
        <translation>
            <numerusform>At most %n</numerusform>
            <numerusform>At most %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) follow</source>
        <translation>
            <numerusform>%n track follow</numerusform>
            <numerusform>%n tracks follow</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message numerus="yes">
        <source>%n change(s) wait to be sent</source>
        <translation>
            <numerusform>%n change waits to be sent</numerusform>
            <numerusform>%n changes wait to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) cannot be read now</source>
        <translation>
            <numerusform>%n server cannot be read now</numerusform>
            <numerusform>%n servers cannot be read now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StationCard</name>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableFoot</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagEditorPage</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n file(s)</source>
        <translation>
            <numerusform>in %n file</numerusform>
            <numerusform>in %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackActs</name>
    <message numerus="yes">
        <source>%n track(s) copied.</source>
        <translation>
            <numerusform>%n track copied.</numerusform>
            <numerusform>%n tracks copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackMarks</name>
    <message numerus="yes">
        <source>%n track(s) added to “{name}”</source>
        <translation>
            <numerusform>%n track added to “{name}”</numerusform>
            <numerusform>%n tracks added to “{name}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) added to the favourites</source>
        <translation>
            <numerusform>%n track added to the favourites</numerusform>
            <numerusform>%n tracks added to the favourites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) taken out of the favourites</source>
        <translation>
            <numerusform>%n track taken out of the favourites</numerusform>
            <numerusform>%n tracks taken out of the favourites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) rated</source>
        <translation>
            <numerusform>%n track rated</numerusform>
            <numerusform>%n tracks rated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) left out of Personal FM and the mixes</source>
        <translation>
            <numerusform>%n track left out of Personal FM and the mixes</numerusform>
            <numerusform>%n tracks left out of Personal FM and the mixes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) may come again in Personal FM and the mixes</source>
        <translation>
            <numerusform>%n track may come again in Personal FM and the mixes</numerusform>
            <numerusform>%n tracks may come again in Personal FM and the mixes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TracksModel</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TracksPage</name>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorksModel</name>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
</context>
</TS>
