// The npm client at a server: node subsonic_api.mjs MODULE URL USER KEY WAY, what it found as JSON.
import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";

const [module, url, username, key, way] = process.argv.slice(2);
const { SubsonicAPI } = await import(pathToFileURL(module));
const auth = way === "key" ? { apiKey: key } : { username, password: key };
const api = new SubsonicAPI({ url, auth });
const { searchResult3 } = await api.search3({ query: "corner" });
const song = searchResult3.song[0];
const { albumList2 } = await api.getAlbumList2({ type: "alphabeticalByName", size: 50 });
const sound = await (await api.stream({ id: song.id, format: "raw" })).arrayBuffer();
const { playlist } = await api.createPlaylist({ name: "Theirs", songId: [song.id] });
await api.updatePlaylist({ playlistId: playlist.id, songIdToAdd: [song.id] });
const { playlist: edited } = await api.getPlaylist({ id: playlist.id });
await api.star({ id: song.id });
await api.deletePlaylist({ id: playlist.id });
const md5 = createHash("md5").update(Buffer.from(sound)).digest("hex");
console.log(
  JSON.stringify({
    albums: albumList2.album.map((album) => album.name).sort(),
    song: song.title,
    md5,
    playlist: edited.entry.map((entry) => entry.title),
  }),
);
