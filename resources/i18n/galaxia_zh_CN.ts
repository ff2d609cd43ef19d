<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Abx</name>
    <message>
        <source>{right} of {trials} right, p = {chance}.</source>
        <translation>{trials} 次中答对 {right} 次，p = {chance}。</translation>
    </message>
    <message>
        <source>Guessing explains this badly: you heard a difference.</source>
        <translation>很难用猜测解释：你听出了差别。</translation>
    </message>
    <message>
        <source>Guessing explains this well: no difference was shown.</source>
        <translation>猜测足以解释：未显示出差别。</translation>
    </message>
</context>
<context>
    <name>Account</name>
    <message>
        <source>Free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>Asking the service</source>
        <translation>正在询问服务</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Offline grace</source>
        <translation>离线宽限期</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Signed out by the service</source>
        <translation>已被服务注销</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未通过验证</translation>
    </message>
    <message>
        <source>Belongs to another device</source>
        <translation>属于另一台设备</translation>
    </message>
    <message>
        <source>Own library</source>
        <translation>自有曲库</translation>
    </message>
    <message>
        <source>Green Diamond Luxury</source>
        <translation>豪华绿钻</translation>
    </message>
    <message>
        <source>SVIP</source>
        <translation>SVIP</translation>
    </message>
    <message>
        <source>Device-exclusive</source>
        <translation>设备专享</translation>
    </message>
    <message>
        <source>Standard, 128 kbit/s</source>
        <translation>标准，128 kbit/s</translation>
    </message>
    <message>
        <source>HQ, 320 kbit/s</source>
        <translation>HQ，320 kbit/s</translation>
    </message>
    <message>
        <source>SQ, lossless 16/44.1</source>
        <translation>SQ，无损 16/44.1</translation>
    </message>
    <message>
        <source>Hi-Res, lossless up to 24/192</source>
        <translation>Hi-Res，无损，最高 24/192</translation>
    </message>
    <message>
        <source>trial</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>family</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>this device</source>
        <translation>本设备</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>有效期至 {day}</translation>
    </message>
    <message>
        <source>{number} tracks for {days} days</source>
        <translation>{number} 首，{days} 天</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>流媒体</translation>
    </message>
    <message>
        <source>Effect packs</source>
        <translation>音效包</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Devices in 24 hours</source>
        <translation>24 小时内的设备数</translation>
    </message>
    <message>
        <source>Where it counts</source>
        <translation>适用场景</translation>
    </message>
    <message>
        <source>Renewed by itself; counts until {day}.</source>
        <translation>自动续期；有效期至 {day}。</translation>
    </message>
    <message>
        <source>No answer of the service: downloads play until {day}.</source>
        <translation>服务没有应答：下载的内容可播放至 {day}。</translation>
    </message>
    <message>
        <source>Go online once and it is renewed.</source>
        <translation>联网一次即可续期。</translation>
    </message>
    <message>
        <source>A membership adds to this, and takes nothing away.</source>
        <translation>会员只会增加权益，不会减少任何功能。</translation>
    </message>
    <message>
        <source>Your own music is not touched by this.</source>
        <translation>你自己的音乐不受影响。</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Basics</source>
        <translation>基础</translation>
    </message>
    <message>
        <source>Galaxy, basics</source>
        <translation>银河音效基础</translation>
    </message>
    <message>
        <source>all of Galaxy</source>
        <translation>全部银河音效</translation>
    </message>
    <message>
        <source>Panorama</source>
        <translation>全景</translation>
    </message>
    <message>
        <source>computer</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>car</source>
        <translation>车载</translation>
    </message>
    <message>
        <source>headphones</source>
        <translation>耳机</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>This computer’s clock is far behind: set it, or go online once.</source>
        <translation>此电脑的时钟严重落后：请校准时间，或联网一次。</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>What travels</source>
        <translation>传输哪些数据</translation>
    </message>
    <message>
        <source>To the service: which device this is, and your wish for a song or a pack. Nothing of your library, your plays, your presets or your own servers.</source>
        <translation>发送给服务的只有：这是哪台设备，以及你想要的歌曲或音效包。你的曲库、播放记录、预设和自己的服务器均不会发送。</translation>
    </message>
    <message>
        <source>Everything here works without one</source>
        <translation>没有账户，一切照常使用</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一首</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>移出播放队列</translation>
    </message>
    <message>
        <source>Choose a device</source>
        <translation>选择设备</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>Show the backups</source>
        <translation>显示备份</translation>
    </message>
    <message>
        <source>Locate folder…</source>
        <translation>定位文件夹…</translation>
    </message>
    <message>
        <source>Skip the damaged part</source>
        <translation>跳过损坏部分</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Show the servers</source>
        <translation>查看服务器</translation>
    </message>
</context>
<context>
    <name>AlbumFoot</name>
    <message>
        <source>Other versions</source>
        <translation>其他版本</translation>
    </message>
    <message>
        <source>{role}: {names}</source>
        <translation>{role}：{names}</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>作曲</translation>
    </message>
    <message>
        <source>Conductor</source>
        <translation>指挥</translation>
    </message>
    <message>
        <source>Performer</source>
        <translation>演奏</translation>
    </message>
    <message>
        <source>Lyrics</source>
        <translation>作词</translation>
    </message>
    <message>
        <source>Remixer</source>
        <translation>混音</translation>
    </message>
    <message>
        <source>Arranger</source>
        <translation>编曲</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>乐团</translation>
    </message>
</context>
<context>
    <name>AlbumMenu</name>
    <message>
        <source>Album</source>
        <translation>专辑</translation>
    </message>
    <message>
        <source>fixed at 100 %</source>
        <translation>固定为 100%</translation>
    </message>
    <message>
        <source>Remember the volume for this album</source>
        <translation>记住此专辑的音量</translation>
    </message>
    <message>
        <source>no preset plays</source>
        <translation>没有预设在播放</translation>
    </message>
    <message>
        <source>Equalizer for this album</source>
        <translation>此专辑的均衡器</translation>
    </message>
</context>
<context>
    <name>AlbumModel</name>
    <message>
        <source>Disc {number}</source>
        <translation>第 {number} 张</translation>
    </message>
    <message>
        <source>Other pieces</source>
        <translation>其他曲目</translation>
    </message>
</context>
<context>
    <name>AlbumPage</name>
    <message>
        <source>Album</source>
        <translation>专辑</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play next</source>
        <translation>下一首播放</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入播放队列</translation>
    </message>
    <message numerus="yes">
        <source>%n disc(s)</source>
        <translation>
            <numerusform>%n 张碟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n 首曲目</numerusform>
        </translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>随机播放</translation>
    </message>
    <message>
        <source>Change cover…</source>
        <translation>更换封面…</translation>
    </message>
    <message>
        <source>This album is no longer in the library.</source>
        <translation>这张专辑已不在曲库中。</translation>
    </message>
    <message>
        <source>Live album</source>
        <translation>现场专辑</translation>
    </message>
    <message>
        <source>EP</source>
        <translation>EP</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>单曲</translation>
    </message>
    <message>
        <source>Compilation</source>
        <translation>合辑</translation>
    </message>
    <message>
        <source>its files are away</source>
        <translation>文件不在线</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>AlbumSoundModel</name>
    <message>
        <source>“{album}” plays at {volume} from now on</source>
        <translation>从现在起“{album}”以 {volume} 播放</translation>
    </message>
    <message>
        <source>“{album}” plays as loud as everything else from now on</source>
        <translation>从现在起“{album}”与其他音乐同样响</translation>
    </message>
    <message>
        <source>“{album}” plays with “{preset}” from now on</source>
        <translation>从现在起“{album}”使用“{preset}”播放</translation>
    </message>
    <message>
        <source>“{album}” plays with “{preset}” once the equalizer goes by rule</source>
        <translation>均衡器改为按规则后，“{album}”使用“{preset}”播放</translation>
    </message>
    <message>
        <source>“{album}” has no preset of its own any more</source>
        <translation>“{album}”不再有自己的预设</translation>
    </message>
</context>
<context>
    <name>AlbumsModel</name>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{decade}s</source>
        <translation>{decade} 年代</translation>
    </message>
    <message>
        <source>Lossy</source>
        <translation>有损</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>无损</translation>
    </message>
    <message>
        <source>Hi-Res</source>
        <translation>Hi-Res</translation>
    </message>
</context>
<context>
    <name>AlbumsPage</name>
    <message>
        <source>Albums</source>
        <translation>专辑</translation>
    </message>
    <message>
        <source>Filter albums</source>
        <translation>筛选专辑</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <source>Cover size</source>
        <translation>封面大小</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Hi-Res</source>
        <translation>Hi-Res</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>无损</translation>
    </message>
    <message>
        <source>Recently added</source>
        <translation>最近添加</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>艺人</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>从新到旧</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>从旧到新</translation>
    </message>
    <message>
        <source>Most played</source>
        <translation>播放最多</translation>
    </message>
    <message>
        <source>No album matches.</source>
        <translation>没有符合条件的专辑。</translation>
    </message>
    <message>
        <source>Show all albums</source>
        <translation>显示全部专辑</translation>
    </message>
    <message>
        <source>The library is empty.</source>
        <translation>曲库是空的。</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation>
            <numerusform>%n 张专辑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n 首曲目</numerusform>
        </translation>
    </message>
    <message>
        <source>Grouped by</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Never played</source>
        <translation>从未播放</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>By artist</source>
        <translation>按艺人</translation>
    </message>
    <message>
        <source>By decade</source>
        <translation>按年代</translation>
    </message>
    <message>
        <source>By genre</source>
        <translation>按流派</translation>
    </message>
    <message>
        <source>By format</source>
        <translation>按格式</translation>
    </message>
</context>
<context>
    <name>Annotating</name>
    <message numerus="yes">
        <source>Rate: %n star(s)</source>
        <translation>
            <numerusform>评分：%n 星</numerusform>
        </translation>
    </message>
    <message>
        <source>Rate: no stars</source>
        <translation>评分：清除</translation>
    </message>
</context>
<context>
    <name>BandCards</name>
    <message>
        <source>Bands</source>
        <translation>频段</translation>
    </message>
</context>
<context>
    <name>BandEditor</name>
    <message>
        <source>Chosen band</source>
        <translation>选中的频段</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>频率</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>{slope} dB/oct</source>
        <translation>{slope} dB/倍频程</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>声道</translation>
    </message>
    <message>
        <source>Remove this band</source>
        <translation>删除此频段</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>独听</translation>
    </message>
    <message>
        <source>Hear only what this band acts on; Alt-drag a node does it too</source>
        <translation>只听这个频段作用的部分；按住 Alt 拖动节点也可以</translation>
    </message>
</context>
<context>
    <name>Bands</name>
    <message>
        <source>Peak</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>Low shelf</source>
        <translation>低架</translation>
    </message>
    <message>
        <source>High shelf</source>
        <translation>高架</translation>
    </message>
    <message>
        <source>Low-pass</source>
        <translation>低通</translation>
    </message>
    <message>
        <source>High-pass</source>
        <translation>高通</translation>
    </message>
    <message>
        <source>Band-pass</source>
        <translation>带通</translation>
    </message>
    <message>
        <source>Notch</source>
        <translation>陷波</translation>
    </message>
    <message>
        <source>All-pass</source>
        <translation>全通</translation>
    </message>
    <message>
        <source>Tilt</source>
        <translation>倾斜</translation>
    </message>
    <message>
        <source>minimum phase</source>
        <translation>最小相位</translation>
    </message>
    <message>
        <source>linear phase</source>
        <translation>线性相位</translation>
    </message>
    <message>
        <source>Both channels</source>
        <translation>双声道</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中间</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>两侧</translation>
    </message>
    <message>
        <source>{slope} dB/oct</source>
        <translation>{slope} dB/倍频程</translation>
    </message>
    <message>
        <source>Band {number}: {kind}, {frequency}, {shape}</source>
        <translation>频段 {number}：{kind}，{frequency}，{shape}</translation>
    </message>
</context>
<context>
    <name>BrowsingPages</name>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>CardGrid</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
</context>
<context>
    <name>CarePages</name>
    <message>
        <source>Library health</source>
        <translation>曲库健康</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) removed from the library.</source>
        <translation>
            <numerusform>已从曲库移除 %n 首曲目。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n file(s) written, sound unchanged</source>
        <translation>
            <numerusform>已写入 %n 个文件的标签，声音未变</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) until its file has played</source>
        <translation>
            <numerusform>%n 个文件待播放结束后写入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be written</source>
        <translation>
            <numerusform>%n 个无法写入</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>没有修改</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Edit the tags of what is chosen, or of what plays</source>
        <translation>编辑所选曲目或正在播放曲目的标签</translation>
    </message>
    <message>
        <source>Properties of what is chosen, or of what plays</source>
        <translation>查看所选曲目或正在播放曲目的属性</translation>
    </message>
</context>
<context>
    <name>CertificateDialog</name>
    <message>
        <source>Certificate of {name}</source>
        <translation>“{name}”的证书</translation>
    </message>
    <message>
        <source>Certificate (SHA-256)</source>
        <translation>证书（SHA-256）</translation>
    </message>
    <message>
        <source>Trust always</source>
        <translation>始终信任</translation>
    </message>
    <message>
        <source>Trust this time</source>
        <translation>仅本次信任</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>不连接</translation>
    </message>
    <message>
        <source>Trust it only if the server itself shows you the same SHA-256 fingerprint. Whoever stands between could show another one, and would read your password.</source>
        <translation>只有当服务器自身显示的 SHA-256 指纹与此完全一致时才信任它。中间人可能出示另一张证书，从而读取你的密码。</translation>
    </message>
    <message>
        <source>You trusted another one before. Ask why it has changed.</source>
        <translation>你之前信任的是另一张证书，请先弄清它为何变更。</translation>
    </message>
</context>
<context>
    <name>Cloud</name>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>syncing</source>
        <translation>同步中</translation>
    </message>
    <message>
        <source>synced</source>
        <translation>已同步</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>下载</translation>
    </message>
</context>
<context>
    <name>ColumnBrowser</name>
    <message>
        <source>Genre</source>
        <translation>流派</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>艺人</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>专辑</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>ABX and null test</source>
        <translation>ABX 与零差测试</translation>
    </message>
    <message>
        <source>Aligned to the sample and equally loud: only the sound differs.</source>
        <translation>逐采样对齐并匹配响度：只剩声音本身的差别。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>What plays</source>
        <translation>正在播放的</translation>
    </message>
    <message>
        <source>Make comparable</source>
        <translation>准备对比</translation>
    </message>
    <message>
        <source>Start 16 trials</source>
        <translation>开始 16 次试听</translation>
    </message>
    <message>
        <source>Hear {n}</source>
        <translation>听 {n}</translation>
    </message>
    <message>
        <source>X is {n}</source>
        <translation>X 是 {n}</translation>
    </message>
    <message>
        <source>Copy the log</source>
        <translation>复制记录</translation>
    </message>
    <message>
        <source>Hear the difference, 30 dB louder</source>
        <translation>听差异（放大 30 dB）</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Music ({endings})</source>
        <translation>音乐 ({endings})</translation>
    </message>
    <message>
        <source>Two sounds</source>
        <translation>两段声音</translation>
    </message>
    <message>
        <source>Trials answered</source>
        <translation>已答次数</translation>
    </message>
    <message>
        <source>By ear: ABX</source>
        <translation>听辨：ABX</translation>
    </message>
    <message>
        <source>By subtraction: null test</source>
        <translation>相减：零差测试</translation>
    </message>
    <message>
        <source>no file yet</source>
        <translation>尚未选择文件</translation>
    </message>
    <message>
        <source>Aligning and matching…</source>
        <translation>正在对齐和匹配…</translation>
    </message>
    <message>
        <source>Choose two files: two masters, lossy and lossless, two conversions.</source>
        <translation>选择两个文件：两个母带、有损与无损，或两种转换。</translation>
    </message>
    <message>
        <source>X is A or B, afresh in every trial. Which is it?</source>
        <translation>每次试听中 X 都重新随机为 A 或 B。是哪一个？</translation>
    </message>
    <message>
        <source>Trial {number} of {trials}</source>
        <translation>第 {number} 次，共 {trials} 次</translation>
    </message>
    <message>
        <source>What is left when one sound is taken from the other.</source>
        <translation>一个声音减去另一个后剩下的部分。</translation>
    </message>
    <message>
        <source>Nothing is left: the two are equal in every sample.</source>
        <translation>没有剩余：两者逐采样相同。</translation>
    </message>
    <message>
        <source>{rms} of full scale are left on average, {peak} at most.</source>
        <translation>平均剩余 {rms}（相对满刻度），最大 {peak}。</translation>
    </message>
    <message>
        <source>Both begin together and are equally loud.</source>
        <translation>两者同时开始，响度相同。</translation>
    </message>
    <message>
        <source>B was {gain} against A; corrected.</source>
        <translation>B 的响度相对 A 为 {gain}；已校正。</translation>
    </message>
    <message numerus="yes">
        <source>B was %n frame(s) late and {gain} against A; both corrected.</source>
        <translation>
            <numerusform>B 晚了 %n 帧，响度相对 A 为 {gain}；均已校正。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>B was %n frame(s) early and {gain} against A; both corrected.</source>
        <translation>
            <numerusform>B 早了 %n 帧，响度相对 A 为 {gain}；均已校正。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComposerPage</name>
    <message>
        <source>Add to queue</source>
        <translation>加入播放队列</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>专辑</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>There is nothing here any more.</source>
        <translation>这里已经没有内容了。</translation>
    </message>
    <message numerus="yes">
        <source>%n work(s)</source>
        <translation>
            <numerusform>%n 部作品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n 首曲目</numerusform>
        </translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>作曲家</translation>
    </message>
</context>
<context>
    <name>ContinueCard</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>CoverButton</name>
    <message>
        <source>Show what plays</source>
        <translation>显示正在播放的内容</translation>
    </message>
</context>
<context>
    <name>CoverDialog</name>
    <message>
        <source>Change cover</source>
        <translation>更换封面</translation>
    </message>
    <message>
        <source>The cover now</source>
        <translation>现在的封面</translation>
    </message>
    <message>
        <source>The new cover</source>
        <translation>新封面</translation>
    </message>
    <message>
        <source>Inside the files</source>
        <translation>放进文件</translation>
    </message>
    <message>
        <source>Beside the files</source>
        <translation>放在文件旁</translation>
    </message>
    <message>
        <source>Take a smaller copy</source>
        <translation>使用缩小的副本</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No cover</source>
        <translation>没有封面</translation>
    </message>
    <message numerus="yes">
        <source>%n different covers now</source>
        <translation>
            <numerusform>现在有 %n 种封面</numerusform>
        </translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) carry it wherever they go.</source>
        <translation>
            <numerusform>%n 个文件走到哪里都带着它。</numerusform>
        </translation>
    </message>
    <message>
        <source>Other pictures inside the files would be shown before it.</source>
        <translation>文件里的其他图片会先于它显示。</translation>
    </message>
    <message>
        <source>As {name} in their folder; the cover inside them goes.</source>
        <translation>以 {name} 存放在所在文件夹；文件里的封面会被取出。</translation>
    </message>
    <message>
        <source>As {name} in their folder; the files stay as they are.</source>
        <translation>以 {name} 存放在所在文件夹；文件保持不变。</translation>
    </message>
    <message>
        <source>Drop a picture here, or paste one.</source>
        <translation>把图片拖到这里，或粘贴一张。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新封面</translation>
    </message>
    <message>
        <source>The picture is very large ({before}); a copy of {after} looks the same.</source>
        <translation>这张图片非常大（{before}）；{after} 的副本看起来一样。</translation>
    </message>
</context>
<context>
    <name>CoverStrip</name>
    <message>
        <source>Cover</source>
        <translation>封面</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>替换…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>No cover</source>
        <translation>没有封面</translation>
    </message>
    <message numerus="yes">
        <source>%n different covers</source>
        <translation>
            <numerusform>%n 种不同的封面</numerusform>
        </translation>
    </message>
    <message>
        <source>Back cover</source>
        <translation>封底</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have none.</source>
        <translation>
            <numerusform>%n 个文件没有封面。</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop a picture here, or paste one.</source>
        <translation>把图片拖到这里，或粘贴一张。</translation>
    </message>
    <message numerus="yes">
        <source>On top lies that of %n file(s).</source>
        <translation>
            <numerusform>最上面是 %n 个文件的封面。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It lies beside %n file(s).</source>
        <translation>
            <numerusform>它放在 %n 个文件旁。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is inside %n file(s).</source>
        <translation>
            <numerusform>它在 %n 个文件里。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Covering</name>
    <message>
        <source>The cover was saved as {name}.</source>
        <translation>封面已另存为 {name}。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何更改。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) until its file has played</source>
        <translation>
            <numerusform>%n 个文件待播放结束后写入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be written</source>
        <translation>
            <numerusform>%n 个无法写入</numerusform>
        </translation>
    </message>
    <message>
        <source>The cover was removed</source>
        <translation>封面已移除</translation>
    </message>
    <message>
        <source>The cover lies beside the files as {name}</source>
        <translation>封面已放在文件旁：{name}</translation>
    </message>
    <message numerus="yes">
        <source>Cover of %n file(s) written, sound unchanged</source>
        <translation>
            <numerusform>已写入 %n 个文件的封面，声音未变</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Galaxia has met an error of its own. The music goes on.</source>
        <translation>Galaxia 自身出现了错误，音乐会继续播放。</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>CreditsPage</name>
    <message>
        <source>Credits</source>
        <translation>制作人员</translation>
    </message>
    <message>
        <source>The file names nobody.</source>
        <translation>文件中没有署名信息。</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Quit Galaxia</source>
        <translation>退出 Galaxia</translation>
    </message>
    <message>
        <source>There is no tray here: the window was minimised instead.</source>
        <translation>这里没有托盘：窗口已改为最小化。</translation>
    </message>
    <message>
        <source>The desktop lends no keys for everywhere.</source>
        <translation>桌面环境没有提供全局快捷键。</translation>
    </message>
</context>
<context>
    <name>DesktopLyrics</name>
    <message>
        <source>Desktop lyrics</source>
        <translation>桌面歌词</translation>
    </message>
    <message>
        <source>Lock: clicks go through</source>
        <translation>锁定：鼠标穿透</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DeviceButton</name>
    <message>
        <source>Output: opens when something plays</source>
        <translation>输出：开始播放时打开</translation>
    </message>
    <message>
        <source>There is no output device; playing silently.</source>
        <translation>没有输出设备，正在静默播放。</translation>
    </message>
    <message>
        <source>{name} · {api} · {bits}-bit / {rate} · {latency} ms</source>
        <translation>{name} · {api} · {bits} 位 / {rate} · {latency} 毫秒</translation>
    </message>
    <message>
        <source>No device</source>
        <translation>无设备</translation>
    </message>
</context>
<context>
    <name>DeviceCard</name>
    <message>
        <source>Play here</source>
        <translation>在此播放</translation>
    </message>
    <message>
        <source>Ask the device</source>
        <translation>查询设备能力</translation>
    </message>
    <message>
        <source>Run proof</source>
        <translation>运行验证</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Loudest volume</source>
        <translation>音量上限</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>缓冲</translation>
    </message>
    <message>
        <source>The system’s default device</source>
        <translation>系统默认设备</translation>
    </message>
    <message>
        <source>Follows what the system has chosen.</source>
        <translation>跟随系统的选择。</translation>
    </message>
    <message>
        <source>PLAYS HERE</source>
        <translation>正在此播放</translation>
    </message>
    <message>
        <source>Another program holds it: nothing could be found out.</source>
        <translation>设备被其他程序占用，无法查询。</translation>
    </message>
    <message>
        <source>Proven in {number} formats, last on {day}.</source>
        <translation>已在 {number} 种格式下验证，最近一次为 {day}。</translation>
    </message>
    <message>
        <source>Not proven yet.</source>
        <translation>尚未验证。</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>耳机</translation>
    </message>
    <message>
        <source>Loudspeakers</source>
        <translation>音箱</translation>
    </message>
    <message>
        <source>Volume: by the player</source>
        <translation>音量：由播放器控制</translation>
    </message>
    <message>
        <source>Volume: by the device</source>
        <translation>音量：由设备控制</translation>
    </message>
    <message>
        <source>Volume: fixed at 100 %</source>
        <translation>音量：固定为 100%</translation>
    </message>
</context>
<context>
    <name>DevicesCard</name>
    <message>
        <source>Redeem a code</source>
        <translation>兑换码</translation>
    </message>
    <message>
        <source>Redeem</source>
        <translation>兑换</translation>
    </message>
    <message>
        <source>Devices: {today} of {limit} used today</source>
        <translation>设备：今天已用 {today} 台，共 {limit} 台</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>{device} (this one)</source>
        <translation>{device}（本机）</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Sign {device} out</source>
        <translation>让 {device} 退出登录</translation>
    </message>
</context>
<context>
    <name>Discarding</name>
    <message>
        <source>They stand on different albums: choose in the list what is to go.</source>
        <translation>它们属于不同的专辑：请在列表中选择要移走的。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not go to the trash and stay.</source>
        <translation>
            <numerusform>%n 个文件无法移到回收站，保留原处。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) went to the trash.</source>
        <translation>
            <numerusform>%n 个文件已移到回收站。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) lie where they were.</source>
        <translation>
            <numerusform>%n 个文件已放回原处。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoublesDialog</name>
    <message>
        <source>Keep one of each</source>
        <translation>每种保留一份</translation>
    </message>
    <message>
        <source>What stays and what goes</source>
        <translation>保留与移走的文件</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), {size}, go to the trash and can be put back; one of each stays, and playlists play that one.</source>
        <translation>
            <numerusform>%n 个文件（{size}）将移到回收站，可以放回；每种保留一份，歌单改播保留的那份。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stays: {reason}</source>
        <translation>保留：{reason}</translation>
    </message>
    <message>
        <source>To the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>无损</translation>
    </message>
    <message>
        <source>more bits</source>
        <translation>位深更高</translation>
    </message>
    <message>
        <source>higher rate</source>
        <translation>采样率更高</translation>
    </message>
    <message>
        <source>higher bitrate</source>
        <translation>比特率更高</translation>
    </message>
    <message>
        <source>played or rated</source>
        <translation>播放过或评过分</translation>
    </message>
    <message>
        <source>came first</source>
        <translation>先入库</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未被选中</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>DownloadsModel</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>还剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>locked: go online once</source>
        <translation>已锁定：请联网一次</translation>
    </message>
</context>
<context>
    <name>DownloadsPage</name>
    <message>
        <source>Downloads</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Filter downloads</source>
        <translation>筛选下载</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>{number} here, {size}</source>
        <translation>已下载 {number} 首，{size}</translation>
    </message>
    <message>
        <source>those of the service play until {day} ({number} days)</source>
        <translation>服务曲目可播放至 {day}（{number} 天）</translation>
    </message>
    <message>
        <source>{number} waiting</source>
        <translation>{number} 首等待中</translation>
    </message>
    <message>
        <source>{number} failed</source>
        <translation>{number} 首失败</translation>
    </message>
    <message>
        <source>those of the service are locked: go online once</source>
        <translation>服务曲目已锁定：联网一次即可解锁</translation>
    </message>
    <message>
        <source>No download matches.</source>
        <translation>没有匹配的下载。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Nothing is kept here yet. Choose “Keep offline” in the menu of a song, an album or a playlist of a server.</source>
        <translation>这里还没有下载。在服务器曲目、专辑或歌单的菜单中选择“离线保存”。</translation>
    </message>
    <message>
        <source>{title}: {percent} %</source>
        <translation>{title}：{percent}%</translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>Drop to play</source>
        <translation>松开即可播放</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>EngineHealthPage</name>
    <message>
        <source>Audio health</source>
        <translation>音频健康</translation>
    </message>
    <message>
        <source>The audio callback runs in C, without Python and without a lock.</source>
        <translation>音频回调以 C 运行，不经过 Python，也没有锁。</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Time between two calls of the device, ms</source>
        <translation>设备两次调用的间隔（毫秒）</translation>
    </message>
    <message>
        <source>Since the engine started</source>
        <translation>引擎启动以来</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件记录</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} 毫秒</translation>
    </message>
    <message>
        <source>{n} frames</source>
        <translation>{n} 帧</translation>
    </message>
    <message>
        <source>Underruns heard</source>
        <translation>可闻断音</translation>
    </message>
    <message>
        <source>Silence they made</source>
        <translation>造成的静音</translation>
    </message>
    <message>
        <source>Calls of the device</source>
        <translation>设备调用次数</translation>
    </message>
    <message>
        <source>Late calls</source>
        <translation>迟到的调用</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>最长等待</translation>
    </message>
    <message>
        <source>99.9 % wait less than</source>
        <translation>99.9% 的等待短于</translation>
    </message>
    <message>
        <source>Ring now</source>
        <translation>当前缓冲</translation>
    </message>
    <message>
        <source>Ring at its lowest</source>
        <translation>最低缓冲</translation>
    </message>
    <message>
        <source>Clipped by us</source>
        <translation>播放器造成的削波</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>暂无记录。</translation>
    </message>
    <message>
        <source>No device: playing silently</source>
        <translation>没有设备：静默播放</translation>
    </message>
    <message>
        <source>{device} opened at {rate}</source>
        <translation>{device} 以 {rate} 打开</translation>
    </message>
</context>
<context>
    <name>EqFoot</name>
    <message>
        <source>Band</source>
        <translation>频段</translation>
    </message>
    <message>
        <source>Auto preamp</source>
        <translation>自动前级增益</translation>
    </message>
    <message>
        <source>Preamp</source>
        <translation>前级增益</translation>
    </message>
    <message>
        <source>Phase of the drawn curve</source>
        <translation>曲线的相位</translation>
    </message>
    <message>
        <source>Linear phase keeps the shape of every sound; the music comes later</source>
        <translation>线性相位保持声音波形不变；音乐会稍晚到达</translation>
    </message>
    <message>
        <source>Bind to this device</source>
        <translation>绑定到此设备</translation>
    </message>
    <message>
        <source>Nothing gets louder than the file</source>
        <translation>没有任何频率高于原文件</translation>
    </message>
    <message>
        <source>Worst case {gain}; {taken} before it</source>
        <translation>最大提升 {gain}；已预先调整 {taken}</translation>
    </message>
    <message>
        <source>Worst case {gain}: left to the limiter</source>
        <translation>最大提升 {gain}：交给限幅器处理</translation>
    </message>
    <message>
        <source>Follows the output device: {device}</source>
        <translation>跟随输出设备：{device}</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>解除绑定</translation>
    </message>
    <message>
        <source>Bind to {device}</source>
        <translation>绑定到 {device}</translation>
    </message>
    <message>
        <source>Group delay</source>
        <translation>群延迟</translation>
    </message>
    <message>
        <source>How much later the bands let each frequency through</source>
        <translation>各频段对每个频率造成的延迟</translation>
    </message>
</context>
<context>
    <name>EqPicture</name>
    <message>
        <source>Equalizer curve</source>
        <translation>均衡器曲线</translation>
    </message>
</context>
<context>
    <name>EqualizerPage</name>
    <message>
        <source>Equalizer</source>
        <translation>均衡器</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已修改</translation>
    </message>
    <message numerus="yes">
        <source>%n band(s)</source>
        <translation>
            <numerusform>%n 个频段</numerusform>
        </translation>
    </message>
    <message>
        <source>preamp {gain}</source>
        <translation>前级增益 {gain}</translation>
    </message>
    <message>
        <source>the chain adds {ms} ms</source>
        <translation>处理链增加 {ms} 毫秒</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>等响</translation>
    </message>
    <message>
        <source>All four sounds play equally loud</source>
        <translation>四种声音以同样响度播放</translation>
    </message>
    <message>
        <source>Solo: only band {number} is heard</source>
        <translation>独听：只播放频段 {number}</translation>
    </message>
    <message>
        <source>Target: {name}</source>
        <translation>目标：{name}</translation>
    </message>
    <message>
        <source>Group delay</source>
        <translation>群延迟</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>推断</translation>
    </message>
    <message>
        <source>asked for, not confirmed</source>
        <translation>已请求，未确认</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>系统报告</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
</context>
<context>
    <name>ExactDialog</name>
    <message>
        <source>Make exact</source>
        <translation>恢复精确播放</translation>
    </message>
    <message>
        <source>This is switched off, and can be put back by one click:</source>
        <translation>以下各项将被关闭，之后可一键恢复：</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ExactLine</name>
    <message>
        <source>Playing exactly as mastered</source>
        <translation>正在按母带原样播放</translation>
    </message>
</context>
<context>
    <name>Face</name>
    <message>
        <source>The new language is spoken once what you are editing is saved or left.</source>
        <translation>正在编辑的内容保存或放弃后，即改用新语言。</translation>
    </message>
</context>
<context>
    <name>FacetModel</name>
    <message>
        <source>All genres ({number})</source>
        <translation>全部流派（{number}）</translation>
    </message>
    <message>
        <source>All artists ({number})</source>
        <translation>全部艺人（{number}）</translation>
    </message>
    <message>
        <source>All albums ({number})</source>
        <translation>全部专辑（{number}）</translation>
    </message>
</context>
<context>
    <name>FavouritesPage</name>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Filter favourites</source>
        <translation>筛选收藏</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>随机播放</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n 首曲目</numerusform>
        </translation>
    </message>
    <message>
        <source>No favourite matches.</source>
        <translation>没有匹配的收藏。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>No track has a heart yet. Press H while one plays.</source>
        <translation>还没有收藏的曲目。播放时按 H 即可收藏。</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>First steps</source>
        <translation>开始之前</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>First steps</source>
        <translation>开始之前</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Start listening</source>
        <translation>开始聆听</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Output device</source>
        <translation>输出设备</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>What goes online</source>
        <translation>联网内容</translation>
    </message>
    <message>
        <source>Where is your music?</source>
        <translation>你的音乐在哪里？</translation>
    </message>
    <message>
        <source>Files stay where they are and as they are; Galaxia only reads them.</source>
        <translation>文件保持原位、原样不变；Galaxia 只会读取它们。</translation>
    </message>
    <message>
        <source>Where shall it play?</source>
        <translation>在哪里播放？</translation>
    </message>
    <message>
        <source>A new device starts quietly; each one keeps a volume of its own.</source>
        <translation>新设备会从较小的音量开始；每个设备各自保存音量。</translation>
    </message>
    <message>
        <source>How shall it look?</source>
        <translation>喜欢什么样的外观？</translation>
    </message>
    <message>
        <source>All of it can be changed later in the settings.</source>
        <translation>这些以后都可以在设置中更改。</translation>
    </message>
    <message>
        <source>What may go online?</source>
        <translation>哪些内容可以联网？</translation>
    </message>
    <message>
        <source>Nothing leaves this computer unless you switch it on here.</source>
        <translation>除非你在此打开，否则任何内容都不会离开这台电脑。</translation>
    </message>
</context>
<context>
    <name>FixedVolumeDialog</name>
    <message>
        <source>Fix the volume at 100 %</source>
        <translation>将音量固定为 100%</translation>
    </message>
    <message>
        <source>Turn your amplifier down first.</source>
        <translation>请先调低功放的音量。</translation>
    </message>
    <message>
        <source>At 100 % every sample reaches the device as it is, at full level, and the slider here does nothing.</source>
        <translation>固定为 100% 后，每个采样都会以满电平原样送达设备，此处的滑块不再起作用。</translation>
    </message>
    <message>
        <source>Fix at 100 %</source>
        <translation>固定为 100%</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
</context>
<context>
    <name>FolderItems</name>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
</context>
<context>
    <name>FolderTree</name>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>搜索曲库</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>随机播放</translation>
    </message>
    <message>
        <source>No folder was added yet.</source>
        <translation>还没有添加文件夹。</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n 首曲目</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoldersStep</name>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>The library cannot be used; files and folders play all the same.</source>
        <translation>曲库无法使用；文件和文件夹仍可照常播放。</translation>
    </message>
    <message>
        <source>Looking for music on this computer…</source>
        <translation>正在这台电脑上查找音乐…</translation>
    </message>
    <message>
        <source>No music was found in the usual places; choose where it is.</source>
        <translation>在常用位置没有找到音乐；请选择音乐所在的文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) came in</source>
        <translation>
            <numerusform>已加入 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no music in that folder; choose another one.</source>
        <translation>该文件夹中没有音乐；请另选一个。</translation>
    </message>
    <message>
        <source>Bringing in music. Go on meanwhile.</source>
        <translation>正在加入音乐，你可以继续。</translation>
    </message>
    <message>
        <source>Bringing in music: {done} of {total} files. Go on meanwhile.</source>
        <translation>正在加入音乐：{done} / {total} 个文件。你可以继续。</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) are in the library already; a folder can join them.</source>
        <translation>
            <numerusform>曲库中已有 %n 首曲目；还可以再添加文件夹。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundRows</name>
    <message>
        <source>Top hit</source>
        <translation>最佳匹配</translation>
    </message>
    <message>
        <source>Artists</source>
        <translation>艺人</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>专辑</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>曲目</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>歌单</translation>
    </message>
    <message>
        <source>Lyrics</source>
        <translation>歌词</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>艺人</translation>
    </message>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation>
            <numerusform>%n 张专辑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n 首曲目</numerusform>
        </translation>
    </message>
    <message>
        <source>Album</source>
        <translation>专辑</translation>
    </message>
    <message>
        <source>Smart playlist</source>
        <translation>智能歌单</translation>
    </message>
    <message>
        <source>Playlist</source>
        <translation>歌单</translation>
    </message>
</context>
<context>
    <name>FreeCard</name>
    <message>
        <source>Always free</source>
        <translation>永久免费</translation>
    </message>
    <message>
        <source>Your files at any rate, gapless and bit-perfect. Every effect, the galaxy editor and your own presets. Your own servers. No account is asked for any of it, and none of it waits for a network.</source>
        <translation>任意采样率的本地文件，无缝且比特完美；全部音效、银河编辑器和你自己的预设；你自己的服务器。以上均不需要账户，也不等待网络。</translation>
    </message>
</context>
<context>
    <name>GalaxyPage</name>
    <message>
        <source>Galaxy</source>
        <translation>银河音效</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Loudness-matched</source>
        <translation>响度匹配</translation>
    </message>
    <message>
        <source>Bypass: hold X</source>
        <translation>按住 X 旁通</translation>
    </message>
    <message>
        <source>Constellations</source>
        <translation>星座预设</translation>
    </message>
    <message>
        <source>Places the music around your head</source>
        <translation>让音乐环绕在你的头部四周</translation>
    </message>
    <message>
        <source>SOFA: {head}</source>
        <translation>SOFA：{head}</translation>
    </message>
    <message>
        <source>the chain adds {ms} ms</source>
        <translation>处理链增加 {ms} 毫秒</translation>
    </message>
    <message>
        <source>meant for headphones</source>
        <translation>为耳机设计</translation>
    </message>
    <message>
        <source>{star}: {itd} µs and {ild} between the ears</source>
        <translation>{star}：双耳时间差 {itd} 微秒，声级差 {ild}</translation>
    </message>
    <message>
        <source>Mono check…</source>
        <translation>正在检查单声道兼容…</translation>
    </message>
    <message>
        <source>✓ Safe in mono</source>
        <translation>✓ 单声道兼容</translation>
    </message>
    <message>
        <source>Mono would colour it by {gain}</source>
        <translation>单声道播放会染色 {gain}</translation>
    </message>
    <message>
        <source>Ambience {gain}</source>
        <translation>环境声 {gain}</translation>
    </message>
    <message>
        <source>Height {angle}°</source>
        <translation>高度 {angle}°</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中置</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>{name} at {angle}°, {metres} m</source>
        <translation>{name}：{angle}°，{metres} 米</translation>
    </message>
    <message>
        <source>{line}, in the wet part</source>
        <translation>{line}（湿声部分）</translation>
    </message>
</context>
<context>
    <name>GalaxyPanel</name>
    <message>
        <source>Space, motion and head</source>
        <translation>空间、运动与头部</translation>
    </message>
    <message>
        <source>Load a head</source>
        <translation>载入头部数据</translation>
    </message>
    <message>
        <source>SOFA files (*.sofa)</source>
        <translation>SOFA 文件 (*.sofa)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空间</translation>
    </message>
    <message>
        <source>Stage width</source>
        <translation>声场宽度</translation>
    </message>
    <message>
        <source>Envelopment</source>
        <translation>环绕感</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Room size</source>
        <translation>房间大小</translation>
    </message>
    <message>
        <source>Reverb time</source>
        <translation>混响时间</translation>
    </message>
    <message>
        <source>Early reflections</source>
        <translation>早期反射</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>运动</translation>
    </message>
    <message>
        <source>Orbit speed</source>
        <translation>环绕速度</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>摆动</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>Load SOFA…</source>
        <translation>载入 SOFA…</translation>
    </message>
    <message>
        <source>Head size</source>
        <translation>头部大小</translation>
    </message>
    <message>
        <source>Natural to neutral</source>
        <translation>自然到中性</translation>
    </message>
    <message>
        <source>{metres} m</source>
        <translation>{metres} 米</translation>
    </message>
    <message>
        <source>{volume} m³</source>
        <translation>{volume} 立方米</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>still</source>
        <translation>静止</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>{rpm} a minute to the {side}</source>
        <translation>每分钟 {rpm} 圈，向{side}</translation>
    </message>
    <message>
        <source>Dry to wet</source>
        <translation>干湿比</translation>
    </message>
    <message>
        <source>Wall absorption</source>
        <translation>墙面吸声</translation>
    </message>
    <message>
        <source>Drift period</source>
        <translation>摆动周期</translation>
    </message>
    <message>
        <source>Tap the beat</source>
        <translation>敲击节拍</translation>
    </message>
    <message>
        <source>Turn and drift then last whole bars of four beats</source>
        <translation>环绕与摆动的周期随之成为整数小节（每小节四拍）</translation>
    </message>
    <message>
        <source>Tap the beat: {bpm} a minute</source>
        <translation>敲击节拍：每分钟 {bpm} 拍</translation>
    </message>
</context>
<context>
    <name>Goniometer</name>
    <message>
        <source>Goniometer</source>
        <translation>相位图</translation>
    </message>
    <message>
        <source>Correlation {value}</source>
        <translation>相关度 {value}</translation>
    </message>
</context>
<context>
    <name>HeadPage</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
</context>
<context>
    <name>HeadphonesDialog</name>
    <message>
        <source>Headphones</source>
        <translation>耳机</translation>
    </message>
    <message>
        <source>Search headphones</source>
        <translation>搜索耳机</translation>
    </message>
    <message>
        <source>Corrections for headphones</source>
        <translation>耳机校正</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Folder with AutoEq’s results</source>
        <translation>AutoEq 结果所在的文件夹</translation>
    </message>
    <message>
        <source>Looking through the folder…</source>
        <translation>正在查看文件夹…</translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s)</source>
        <translation>
            <numerusform>%n 个校正</numerusform>
        </translation>
    </message>
    <message>
        <source>No corrections lie in {folder}, or it is away.</source>
        <translation>{folder} 中没有校正，或该文件夹不可用。</translation>
    </message>
    <message>
        <source>Download AutoEq from github.com/jaakkopasanen/AutoEq, then choose its folder: its corrections are found by name here. Nothing is sent.</source>
        <translation>从 github.com/jaakkopasanen/AutoEq 下载 AutoEq，然后选择其文件夹：即可在此按名称查找校正。不发送任何内容。</translation>
    </message>
</context>
<context>
    <name>HealthModel</name>
    <message>
        <source>%n files with the same sound</source>
        <translation>%n 个声音相同的文件</translation>
    </message>
    <message>
        <source>No artist</source>
        <translation>缺艺人</translation>
    </message>
    <message>
        <source>No album</source>
        <translation>缺专辑</translation>
    </message>
    <message>
        <source>No year</source>
        <translation>缺年份</translation>
    </message>
    <message>
        <source>No track number</source>
        <translation>缺音轨号</translation>
    </message>
    <message>
        <source>%n with one title and artist, equally long</source>
        <translation>%n 首曲目，标题与艺人相同、长度相同</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Library health</source>
        <translation>曲库健康</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>搜索曲库</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Bad files</source>
        <translation>损坏文件</translation>
    </message>
    <message>
        <source>Tag problems</source>
        <translation>标签问题</translation>
    </message>
    <message>
        <source>Offline drives</source>
        <translation>离线磁盘</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>从曲库移除</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Edit tags</source>
        <translation>编辑标签</translation>
    </message>
    <message>
        <source>Every file is where it should be.</source>
        <translation>所有文件都在原位。</translation>
    </message>
    <message>
        <source>No two files sound the same.</source>
        <translation>没有声音相同的文件。</translation>
    </message>
    <message>
        <source>Every file can be read.</source>
        <translation>所有文件都可读取。</translation>
    </message>
    <message>
        <source>Every track says what it is.</source>
        <translation>每首曲目的标签都完整。</translation>
    </message>
    <message>
        <source>Every drive is there.</source>
        <translation>所有磁盘都在线。</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to look at</source>
        <translation>
            <numerusform>%n 项需要处理</numerusform>
        </translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>Locate folder…</source>
        <translation>定位文件夹…</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>Keep one of each…</source>
        <translation>每种保留一份…</translation>
    </message>
    <message>
        <source>No two tracks are called the same and last equally long.</source>
        <translation>没有两首曲目同名且等长。</translation>
    </message>
</context>
<context>
    <name>HiRes</name>
    <message>
        <source>content to {khz} kHz</source>
        <translation>内容延伸至 {khz} kHz</translation>
    </message>
    <message>
        <source>{bits} bits in use</source>
        <translation>实际使用 {bits} 位</translation>
    </message>
    <message>
        <source>Genuine: nothing speaks against it</source>
        <translation>真实：没有相反的迹象</translation>
    </message>
    <message>
        <source>Consistent with a lower sample rate</source>
        <translation>与较低采样率的来源相符</translation>
    </message>
    <message>
        <source>Consistent with a lossy source</source>
        <translation>与有损来源相符</translation>
    </message>
    <message>
        <source>Consistent with a smaller bit depth</source>
        <translation>与较低位深的来源相符</translation>
    </message>
    <message>
        <source>Cannot be told</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>The spectrum falls {drop} dB within 1 kHz at {cutoff} kHz.</source>
        <translation>频谱在 {cutoff} kHz 处于 1 kHz 内下降 {drop} dB。</translation>
    </message>
    <message>
        <source>The spectrum has no steep edge; its steepest 1 kHz falls {drop} dB.</source>
        <translation>频谱没有陡降，最陡的 1 kHz 内下降 {drop} dB。</translation>
    </message>
    <message>
        <source>That is where sound at {rate} kHz ends.</source>
        <translation>这正是 {rate} kHz 采样率声音的上限。</translation>
    </message>
    <message>
        <source>Lossy encoders cut there.</source>
        <translation>有损编码器常在此处截止。</translation>
    </message>
    <message>
        <source>Only {bits} of {depth} bits are used.</source>
        <translation>{depth} 位中只用了 {bits} 位。</translation>
    </message>
    <message>
        <source>{bits} of {depth} bits are used.</source>
        <translation>{depth} 位中使用了 {bits} 位。</translation>
    </message>
    <message>
        <source>There is too little sound to tell.</source>
        <translation>声音太少，无法判断。</translation>
    </message>
    <message>
        <source>There is too little treble to tell.</source>
        <translation>高频太少，无法判断。</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Nothing was played yet.</source>
        <translation>尚未播放任何内容。</translation>
    </message>
</context>
<context>
    <name>HomeModel</name>
    <message>
        <source>Recently added</source>
        <translation>最近添加</translation>
    </message>
    <message>
        <source>Guess you like</source>
        <translation>猜你喜欢</translation>
    </message>
    <message>
        <source>Rediscover</source>
        <translation>重新发现</translation>
    </message>
    <message>
        <source>On this day</source>
        <translation>历史上的今天</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n 个月</numerusform>
        </translation>
    </message>
    <message>
        <source>Loved, not heard for {time}</source>
        <translation>收藏过，已有 {time} 没听</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Loved, never played here</source>
        <translation>收藏过，还没在这里播放</translation>
    </message>
    <message>
        <source>Heard on this day in {year}</source>
        <translation>{year} 年的今天听过</translation>
    </message>
    <message>
        <source>Added today</source>
        <translation>今天添加</translation>
    </message>
    <message numerus="yes">
        <source>Added %n day(s) ago</source>
        <translation>
            <numerusform>%n 天前添加</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s) of {name}</source>
        <translation>
            <numerusform>听了 {name} %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Daily mix {number}</source>
        <translation>每日推荐 {number}</translation>
    </message>
    <message>
        <source>Because you played {names}</source>
        <translation>因为你听过 {names}</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>搜索曲库</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>为你推荐</translation>
    </message>
    <message>
        <source>Now playing</source>
        <translation>正在播放</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Good night</source>
        <translation>夜深了</translation>
    </message>
    <message>
        <source>Good morning</source>
        <translation>早上好</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>下午好</translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation>晚上好</translation>
    </message>
    <message>
        <source>The library is empty.</source>
        <translation>曲库是空的。</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
</context>
<context>
    <name>Info</name>
    <message>
        <source>Track</source>
        <translation>曲目</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>制作人员</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>歌单</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>艺人</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>专辑</translation>
    </message>
    <message>
        <source>Album artist</source>
        <translation>专辑艺人</translation>
    </message>
    <message>
        <source>Track no.</source>
        <translation>音轨号</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>碟号</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>First released</source>
        <translation>首次发行</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>流派</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>乐章</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>厂牌</translation>
    </message>
    <message>
        <source>Catalogue no.</source>
        <translation>目录编号</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} / {total}</translation>
    </message>
    <message>
        <source>{bits}-bit</source>
        <translation>{bits} 位</translation>
    </message>
    <message>
        <source>The file is away.</source>
        <translation>文件当前不可用。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>采样率</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>位深</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>声道</translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation>码率</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>{codec}, lossless</source>
        <translation>{codec}，无损</translation>
    </message>
    <message>
        <source>{codec}, lossy</source>
        <translation>{codec}，有损</translation>
    </message>
    <message>
        <source>Of the album</source>
        <translation>整张专辑</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>响度范围</translation>
    </message>
    <message>
        <source>True peak</source>
        <translation>真峰值</translation>
    </message>
    <message>
        <source>Dynamic range</source>
        <translation>动态范围</translation>
    </message>
    <message>
        <source>Track gain</source>
        <translation>曲目增益</translation>
    </message>
    <message>
        <source>Album gain</source>
        <translation>专辑增益</translation>
    </message>
    <message>
        <source>Spectrum ends at</source>
        <translation>频谱止于</translation>
    </message>
    <message>
        <source>Hi-res check</source>
        <translation>高解析检测</translation>
    </message>
    <message>
        <source>peak {level}</source>
        <translation>峰值 {level}</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>播放次数</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加于</translation>
    </message>
    <message>
        <source>In</source>
        <translation>收录于</translation>
    </message>
</context>
<context>
    <name>InfoPanel</name>
    <message>
        <source>About what plays</source>
        <translation>正在播放的曲目信息</translation>
    </message>
    <message>
        <source>Edit tags</source>
        <translation>编辑标签</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>What plays is described here.</source>
        <translation>播放时，这里会显示曲目信息。</translation>
    </message>
</context>
<context>
    <name>InspectorPage</name>
    <message>
        <source>Hi-res inspector</source>
        <translation>高解析检查器</translation>
    </message>
    <message>
        <source>Inspect what plays</source>
        <translation>检查正在播放的文件</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Music ({endings})</source>
        <translation>音乐 ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>声谱图</translation>
    </message>
    <message>
        <source>Average spectrum</source>
        <translation>平均频谱</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Look into a file: what its spectrum, its bits and its peaks say.</source>
        <translation>深入检查一个文件：看它的频谱、位数与峰值说明什么。</translation>
    </message>
    <message>
        <source>Listening to {name}…</source>
        <translation>正在检查 {name}…</translation>
    </message>
    <message>
        <source>Bits in use</source>
        <translation>使用位数</translation>
    </message>
    <message>
        <source>Steepest edge</source>
        <translation>最陡处</translation>
    </message>
    <message>
        <source>Dynamic range</source>
        <translation>动态范围</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>True peak</source>
        <translation>真峰值</translation>
    </message>
    <message>
        <source>Clipped runs</source>
        <translation>削波段数</translation>
    </message>
    <message>
        <source>DC offset</source>
        <translation>直流偏移</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>Reset</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Also means: {command}</source>
        <translation>同时用于：{command}</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一首</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一首</translation>
    </message>
    <message>
        <source>Back 0.1 s</source>
        <translation>后退 0.1 秒</translation>
    </message>
    <message>
        <source>On 0.1 s</source>
        <translation>前进 0.1 秒</translation>
    </message>
    <message>
        <source>Louder by 1 dB</source>
        <translation>音量增大 1 dB</translation>
    </message>
    <message>
        <source>Softer by 1 dB</source>
        <translation>音量减小 1 dB</translation>
    </message>
    <message>
        <source>Louder by 0.1 dB</source>
        <translation>音量增大 0.1 dB</translation>
    </message>
    <message>
        <source>Softer by 0.1 dB</source>
        <translation>音量减小 0.1 dB</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>随机播放</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>循环播放</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Pages and panels</source>
        <translation>页面与面板</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Loop: begin here (A)</source>
        <translation>循环：从此处开始（A）</translation>
    </message>
    <message>
        <source>Loop: end here (B)</source>
        <translation>循环：到此处结束（B）</translation>
    </message>
    <message>
        <source>Loop: let it go on</source>
        <translation>循环：取消</translation>
    </message>
    <message>
        <source>Speed: {speed}</source>
        <translation>速度：{speed}</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加速</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>减速</translation>
    </message>
    <message>
        <source>As fast as recorded</source>
        <translation>原速</translation>
    </message>
    <message>
        <source>Stops after this track.</source>
        <translation>本曲结束后停止。</translation>
    </message>
    <message>
        <source>Fades out in {minutes} minutes.</source>
        <translation>{minutes} 分钟后淡出。</translation>
    </message>
    <message>
        <source>The sleep timer is off.</source>
        <translation>睡眠定时已关闭。</translation>
    </message>
    <message>
        <source>Sleep in {minutes} minutes</source>
        <translation>睡眠定时：{minutes} 分钟</translation>
    </message>
    <message>
        <source>Stop after this track</source>
        <translation>本曲结束后停止</translation>
    </message>
    <message>
        <source>No sleep timer</source>
        <translation>关闭睡眠定时</translation>
    </message>
    <message>
        <source>Open, or play from here</source>
        <translation>打开，或从此处播放</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play next</source>
        <translation>下一首播放</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入播放队列</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Move in the queue</source>
        <translation>在播放队列中移动</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>编辑单元格</translation>
    </message>
    <message>
        <source>Choose everything</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Choose one more, or one less</source>
        <translation>增选或取消一项</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>打开菜单</translation>
    </message>
    <message>
        <source>Seek by 5 s (Shift: 30 s)</source>
        <translation>快进或快退 5 秒（Shift：30 秒）</translation>
    </message>
    <message>
        <source>Next chapter</source>
        <translation>下一章节</translation>
    </message>
    <message>
        <source>Previous chapter</source>
        <translation>上一章节</translation>
    </message>
    <message>
        <source>Fades out at {clock}.</source>
        <translation>{clock} 淡出停止。</translation>
    </message>
    <message>
        <source>Stops after this album.</source>
        <translation>这张专辑播完后停止。</translation>
    </message>
    <message>
        <source>Stops after this work.</source>
        <translation>这部作品播完后停止。</translation>
    </message>
    <message>
        <source>Stops after this movement.</source>
        <translation>这个乐章播完后停止。</translation>
    </message>
    <message>
        <source>Plays on.</source>
        <translation>继续播放。</translation>
    </message>
    <message>
        <source>Stop after this work</source>
        <translation>这部作品播完后停止</translation>
    </message>
    <message>
        <source>Stop after this album</source>
        <translation>这张专辑播完后停止</translation>
    </message>
    <message>
        <source>Go to the chorus</source>
        <translation>跳到副歌</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>Bit-perfect test</source>
        <translation>比特完美测试</translation>
    </message>
    <message>
        <source>Audio health</source>
        <translation>音频健康</translation>
    </message>
    <message>
        <source>Hi-res inspector</source>
        <translation>高解析检查器</translation>
    </message>
    <message>
        <source>ABX and null test</source>
        <translation>ABX 与零差测试</translation>
    </message>
</context>
<context>
    <name>LargeCover</name>
    <message>
        <source>Cover</source>
        <translation>封面</translation>
    </message>
</context>
<context>
    <name>LeftOutDialog</name>
    <message>
        <source>Left out of Personal FM and the mixes</source>
        <translation>不再推荐的曲目</translation>
    </message>
    <message>
        <source>Let it come again</source>
        <translation>恢复推荐</translation>
    </message>
    <message>
        <source>Let all come again</source>
        <translation>全部恢复推荐</translation>
    </message>
    <message>
        <source>Nothing is left out. The bin beside what Personal FM plays does that.</source>
        <translation>没有不再推荐的曲目。点私人 FM 正在播放曲目旁的垃圾桶即可加入。</translation>
    </message>
    <message>
        <source>These are still in your library; they are only not suggested.</source>
        <translation>它们仍在你的曲库里，只是私人 FM 和每日混音不再推荐。</translation>
    </message>
</context>
<context>
    <name>LetterRail</name>
    <message>
        <source>Jump to a letter</source>
        <translation>跳到字母</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Level</source>
        <translation>电平</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>无声</translation>
    </message>
    <message>
        <source>Peak {level}</source>
        <translation>峰值 {level}</translation>
    </message>
</context>
<context>
    <name>LibraryNews</name>
    <message>
        <source>Bringing in music: {done} of {total} files</source>
        <translation>正在加入音乐：{done} / {total} 个文件</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) came in</source>
        <translation>
            <numerusform>已加入 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be read</source>
        <translation>
            <numerusform>%n 个文件无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>{one}; {other}</source>
        <translation>{one}；{other}</translation>
    </message>
    <message numerus="yes">
        <source>%n new file(s) look like those of {folder}, which is away.</source>
        <translation>
            <numerusform>有 %n 个新文件看起来与目前不在的 {folder} 中的文件相同。</numerusform>
        </translation>
    </message>
    <message>
        <source>They moved here</source>
        <translation>文件已移到此处</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Bringing in music is paused at {done} of {total} files</source>
        <translation>导入已暂停：{total} 个文件中的 {done} 个</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) found again</source>
        <translation>
            <numerusform>重新找到 %n 个文件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryPages</name>
    <message>
        <source>Albums</source>
        <translation>专辑</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>曲目</translation>
    </message>
    <message>
        <source>Artists</source>
        <translation>艺人</translation>
    </message>
    <message>
        <source>Composers</source>
        <translation>作曲家</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>流派</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年份</translation>
    </message>
</context>
<context>
    <name>ListeningPages</name>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>听歌报告</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>已写入：{name}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Share card</source>
        <translation>分享卡片</translation>
    </message>
    <message>
        <source>{name} cannot be written.</source>
        <translation>无法写入 {name}。</translation>
    </message>
</context>
<context>
    <name>Locating</name>
    <message>
        <source>Locate missing files…</source>
        <translation>定位缺失的文件…</translation>
    </message>
    <message>
        <source>Where are the files now?</source>
        <translation>文件现在在哪里？</translation>
    </message>
</context>
<context>
    <name>LookupDialog</name>
    <message>
        <source>Look up at MusicBrainz</source>
        <translation>在 MusicBrainz 查询</translation>
    </message>
    <message>
        <source>Releases</source>
        <translation>发行版本</translation>
    </message>
    <message>
        <source>Take the cover</source>
        <translation>采用封面</translation>
    </message>
    <message>
        <source>Fill in year and label</source>
        <translation>填入年份和厂牌</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Allow and look up</source>
        <translation>允许并查询</translation>
    </message>
    <message>
        <source>“{album}” and “{artist}” are sent to MusicBrainz, and the number of the release whose cover you take to the Cover Art Archive. Nothing else leaves this machine.</source>
        <translation>会把“{album}”和“{artist}”发送给 MusicBrainz，并把你采用封面的发行版本编号发送给 Cover Art Archive。除此之外没有任何内容离开本机。</translation>
    </message>
    <message>
        <source>Asking MusicBrainz…</source>
        <translation>正在询问 MusicBrainz…</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>再次询问</translation>
    </message>
    <message numerus="yes">
        <source>%n release(s) may be meant.</source>
        <translation>
            <numerusform>可能是以下 %n 个发行版本。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n 首曲目</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking the Cover Art Archive…</source>
        <translation>正在询问 Cover Art Archive…</translation>
    </message>
    <message>
        <source>There is no cover to take, or the album has one already.</source>
        <translation>没有可采用的封面，或专辑已有封面。</translation>
    </message>
    <message>
        <source>The cover lies beside the album as {name}.</source>
        <translation>封面已存放在专辑旁：{name}。</translation>
    </message>
</context>
<context>
    <name>LoudnessWarning</name>
    <message>
        <source>Bit-perfect test</source>
        <translation>比特完美测试</translation>
    </message>
    <message>
        <source>Take your headphones off and turn your amplifier down.</source>
        <translation>请摘下耳机，并调低功放音量。</translation>
    </message>
    <message>
        <source>Noise at full level is played for a few seconds at every rate and depth.</source>
        <translation>将在每种采样率和位深下播放数秒满电平噪声。</translation>
    </message>
    <message>
        <source>Start the test</source>
        <translation>开始测试</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>LyricsEditor</name>
    <message>
        <source>Lyrics editor</source>
        <translation>歌词编辑器</translation>
    </message>
    <message>
        <source>Time it (Space)</source>
        <translation>打时间（空格）</translation>
    </message>
    <message>
        <source>Word by word</source>
        <translation>逐字</translation>
    </message>
    <message>
        <source>Translations</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>新建一行</translation>
    </message>
    <message>
        <source>Save beside the file</source>
        <translation>保存在文件旁</translation>
    </message>
    <message>
        <source>Save for me only</source>
        <translation>仅为我保存</translation>
    </message>
    <message>
        <source>Write into the file</source>
        <translation>写入文件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Another track plays now: texts can be changed, not timed.</source>
        <translation>正在播放另一首：可以改文字，不能打时间。</translation>
    </message>
    <message>
        <source>Space when a word begins. Enter plays from a line, F2 changes its text.</source>
        <translation>每个字开始时按空格。Enter 从该行播放，F2 修改文字。</translation>
    </message>
    <message>
        <source>Space when a line begins, − and + move it by 50 ms, Enter plays from it, F2 changes its text.</source>
        <translation>每行开始时按空格，− 和 + 移动 50 毫秒，Enter 从该行播放，F2 修改文字。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a time</source>
        <translation>
            <numerusform>%n 行没有时间</numerusform>
        </translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Close without saving? What you changed would be lost.</source>
        <translation>不保存就关闭吗？所做的修改将丢失。</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不保存并关闭</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续编辑</translation>
    </message>
</context>
<context>
    <name>LyricsMenu</name>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>LRC: a time for each line</source>
        <translation>LRC：逐行时间</translation>
    </message>
    <message>
        <source>Enhanced LRC: a time for each word</source>
        <translation>增强 LRC：逐字时间</translation>
    </message>
    <message>
        <source>TTML: everything</source>
        <translation>TTML：全部内容</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>The first that is found</source>
        <translation>最先找到的</translation>
    </message>
    <message>
        <source>Ask lrclib.net</source>
        <translation>向 lrclib.net 查询</translation>
    </message>
    <message>
        <source>Kept for you</source>
        <translation>为你保存的</translation>
    </message>
    <message>
        <source>In the tags of the file</source>
        <translation>文件标签中</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>without times</source>
        <translation>无时间</translation>
    </message>
    <message>
        <source>word by word</source>
        <translation>逐字</translation>
    </message>
    <message>
        <source>line by line</source>
        <translation>逐行</translation>
    </message>
    <message>
        <source>Export the lyrics</source>
        <translation>导出歌词</translation>
    </message>
</context>
<context>
    <name>LyricsPanel</name>
    <message>
        <source>Lyrics</source>
        <translation>歌词</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>Latin letters</source>
        <translation>罗马音</translation>
    </message>
    <message>
        <source>Lyrics 50 ms sooner</source>
        <translation>歌词提前 50 毫秒</translation>
    </message>
    <message>
        <source>Lyrics 50 ms later</source>
        <translation>歌词延后 50 毫秒</translation>
    </message>
    <message>
        <source>Copy the lyrics</source>
        <translation>复制歌词</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} 毫秒</translation>
    </message>
    <message>
        <source>How much later the lines come than their file says</source>
        <translation>歌词比文件标注的时间晚多少</translation>
    </message>
    <message>
        <source>Nothing plays.</source>
        <translation>没有正在播放的内容。</translation>
    </message>
    <message>
        <source>There are no lyrics in this file or beside it. A .lrc or .ttml file with the same name would be shown here.</source>
        <translation>此文件内和同目录下都没有歌词。放一个同名的 .lrc 或 .ttml 文件，就会显示在这里。</translation>
    </message>
    <message>
        <source>Ask lrclib.net</source>
        <translation>查询 lrclib.net</translation>
    </message>
    <message>
        <source>lrclib.net would be sent artist, title, album and length, nothing else.</source>
        <translation>只会向 lrclib.net 发送艺人、标题、专辑和时长，别无其他。</translation>
    </message>
    <message>
        <source>Edit and time the lyrics</source>
        <translation>编辑歌词并打时间</translation>
    </message>
    <message>
        <source>Above the words</source>
        <translation>在文字上方注音</translation>
    </message>
    <message>
        <source>Size, alignment, source, export</source>
        <translation>字号、对齐、来源、导出</translation>
    </message>
</context>
<context>
    <name>LyricsTable</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>Latin letters</source>
        <translation>罗马字</translation>
    </message>
</context>
<context>
    <name>LyricsView</name>
    <message>
        <source>Lyrics</source>
        <translation>歌词</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Queue</source>
        <translation>播放队列</translation>
    </message>
</context>
<context>
    <name>MiniPlayer</name>
    <message>
        <source>Mini player</source>
        <translation>迷你播放器</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一首</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一首</translation>
    </message>
    <message>
        <source>Another size</source>
        <translation>切换尺寸</translation>
    </message>
    <message>
        <source>Keep above other windows</source>
        <translation>保持在最前</translation>
    </message>
    <message>
        <source>Back to the window</source>
        <translation>返回主窗口</translation>
    </message>
    <message>
        <source>Nothing plays</source>
        <translation>没有播放</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>接下来播放</translation>
    </message>
</context>
<context>
    <name>MixCard</name>
    <message>
        <source>Play {name}</source>
        <translation>播放{name}</translation>
    </message>
</context>
<context>
    <name>MixStrip</name>
    <message>
        <source>Made for today</source>
        <translation>今日推荐</translation>
    </message>
</context>
<context>
    <name>ModeCards</name>
    <message>
        <source>Who decides</source>
        <translation>由谁决定</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Every sample as the file has it: bit-perfect.</source>
        <translation>每个采样都与文件一致：比特完美。</translation>
    </message>
    <message>
        <source>By rule</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>The preset that fits the device and the track.</source>
        <translation>使用与设备和曲目相符的预设。</translation>
    </message>
    <message>
        <source>A, B, C or D, computed in 64 bits: not bit-perfect.</source>
        <translation>使用 A、B、C、D 之一，以 64 位运算：不再比特完美。</translation>
    </message>
</context>
<context>
    <name>NameAlbumsModel</name>
    <message>
        <source>Albums</source>
        <translation>专辑</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>EPs</source>
        <translation>EP</translation>
    </message>
    <message>
        <source>Singles</source>
        <translation>单曲</translation>
    </message>
    <message>
        <source>Compilations</source>
        <translation>合辑</translation>
    </message>
    <message>
        <source>Appears on</source>
        <translation>参与作品</translation>
    </message>
</context>
<context>
    <name>NamePage</name>
    <message>
        <source>Shuffle</source>
        <translation>随机播放</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入播放队列</translation>
    </message>
    <message>
        <source>Most played</source>
        <translation>播放最多</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>专辑</translation>
    </message>
    <message>
        <source>There is nothing here any more.</source>
        <translation>这里已经没有内容了。</translation>
    </message>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation>
            <numerusform>%n 张专辑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n 首曲目</numerusform>
        </translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>作曲家</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>流派</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>艺人</translation>
    </message>
</context>
<context>
    <name>NamesModel</name>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation>
            <numerusform>%n 张专辑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n 首曲目</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamesPage</name>
    <message>
        <source>Sorted by</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <source>Composers</source>
        <translation>作曲家</translation>
    </message>
    <message>
        <source>Filter composers</source>
        <translation>筛选作曲家</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>流派</translation>
    </message>
    <message>
        <source>Filter genres</source>
        <translation>筛选流派</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Filter years</source>
        <translation>筛选年份</translation>
    </message>
    <message>
        <source>Artists</source>
        <translation>艺人</translation>
    </message>
    <message>
        <source>Filter artists</source>
        <translation>筛选艺人</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>从新到旧</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>从旧到新</translation>
    </message>
    <message>
        <source>Most tracks</source>
        <translation>曲目最多</translation>
    </message>
    <message>
        <source>Most played</source>
        <translation>播放最多</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>没有匹配的内容。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n composer(s)</source>
        <translation>
            <numerusform>%n 位作曲家</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n genre(s)</source>
        <translation>
            <numerusform>%n 个流派</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n 个年份</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artist(s)</source>
        <translation>
            <numerusform>%n 位艺人</numerusform>
        </translation>
    </message>
    <message>
        <source>No file names a composer.</source>
        <translation>没有文件注明作曲家。</translation>
    </message>
    <message>
        <source>No file names a genre.</source>
        <translation>没有文件注明流派。</translation>
    </message>
    <message>
        <source>No file names a year.</source>
        <translation>没有文件注明年份。</translation>
    </message>
    <message>
        <source>There are no artists yet.</source>
        <translation>还没有艺人。</translation>
    </message>
</context>
<context>
    <name>NowPlaying</name>
    <message>
        <source>Lyrics</source>
        <translation>歌词</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>播放队列</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>制作人员</translation>
    </message>
    <message>
        <source>No lines of these lyrics come again.</source>
        <translation>这首歌词没有重复出现的段落。</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Spectrum, levels or stereo image</source>
        <translation>频谱、电平或立体声像</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>信号路径</translation>
    </message>
    <message>
        <source>The lyrics lie beside the file now.</source>
        <translation>歌词已保存在文件旁。</translation>
    </message>
    <message>
        <source>The lyrics are kept for you; the music’s folder is as it was.</source>
        <translation>歌词已为你保存；音乐文件夹保持原样。</translation>
    </message>
    <message>
        <source>The lyrics are written into the file, or will be once it is silent.</source>
        <translation>歌词已写入文件，或在文件停止播放后写入。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>已写入：{name}</translation>
    </message>
</context>
<context>
    <name>NowPlayingPage</name>
    <message>
        <source>Now playing</source>
        <translation>正在播放</translation>
    </message>
    <message>
        <source>About this track</source>
        <translation>关于此曲目</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>封面</translation>
    </message>
</context>
<context>
    <name>Obstacles</name>
    <message>
        <source>Speed and key go back to the recording’s</source>
        <translation>速度与音调恢复为录音原样</translation>
    </message>
    <message>
        <source>The level of tracks is no longer matched</source>
        <translation>不再统一曲目音量</translation>
    </message>
    <message>
        <source>Equalizer, galaxy and all other stages go off</source>
        <translation>关闭均衡器、银河音效及其他所有处理</translation>
    </message>
    <message>
        <source>The device runs at the file’s own rate</source>
        <translation>设备以文件自身的采样率运行</translation>
    </message>
    <message>
        <source>The volume is fixed at 100 %: turn your amplifier down first</source>
        <translation>音量固定为 100%：请先调低功放音量</translation>
    </message>
    <message>
        <source>The device is taken for this player alone</source>
        <translation>设备由本播放器独占</translation>
    </message>
    <message>
        <source>Left and right are equally loud</source>
        <translation>左右声道恢复同样响度</translation>
    </message>
</context>
<context>
    <name>OutboxCard</name>
    <message>
        <source>A favourite could not be saved</source>
        <translation>有一项收藏未能保存</translation>
    </message>
    <message>
        <source>A rating could not be saved</source>
        <translation>有一项评分未能保存</translation>
    </message>
    <message>
        <source>A play could not be saved</source>
        <translation>有一次播放未能保存</translation>
    </message>
    <message>
        <source>A playlist could not be deleted</source>
        <translation>有一个歌单未能删除</translation>
    </message>
    <message>
        <source>A change could not be saved</source>
        <translation>有一项更改未能保存</translation>
    </message>
    <message>
        <source>{what}: {reason}</source>
        <translation>{what}：{reason}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>A place in a song could not be saved</source>
        <translation>曲目播放位置未能保存</translation>
    </message>
    <message>
        <source>A service was not told of a play</source>
        <translation>未能向服务报告一次播放</translation>
    </message>
</context>
<context>
    <name>OutputCorner</name>
    <message>
        <source>Queue</source>
        <translation>播放队列</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚未知晓</translation>
    </message>
    <message>
        <source>Source: {format}</source>
        <translation>音源：{format}</translation>
    </message>
    <message>
        <source>Volume: {level}</source>
        <translation>音量：{level}</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Output: {device}</source>
        <translation>输出：{device}</translation>
    </message>
    <message>
        <source>The volume is fixed at 100 %; press to free it</source>
        <translation>音量已固定为 100%，按下可解除</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>取消静音</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>OutputMenu</name>
    <message>
        <source>Fix the volume at 100 %</source>
        <translation>将音量固定为 100%</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <translation>正在查找设备…</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Other programs sound too; the system may convert.</source>
        <translation>其他程序也能发声；系统可能会转换。</translation>
    </message>
    <message>
        <source>Exclusive</source>
        <translation>独占</translation>
    </message>
    <message>
        <source>Galaxia takes the device alone, at the file’s own rate.</source>
        <translation>Galaxia 独占设备，采用文件自身的采样率。</translation>
    </message>
    <message>
        <source>Strict</source>
        <translation>严格</translation>
    </message>
    <message>
        <source>Alone, and rather silence than a sample that was changed.</source>
        <translation>独占设备；宁可静音，也不输出被改动的采样。</translation>
    </message>
</context>
<context>
    <name>OutputStep</name>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>The system’s default device</source>
        <translation>系统默认设备</translation>
    </message>
    <message>
        <source>Follows what the system has chosen.</source>
        <translation>跟随系统的选择。</translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <translation>正在查找设备…</translation>
    </message>
    <message>
        <source>No sound device was found; connect one and look again.</source>
        <translation>没有找到声音设备；请连接设备后重新检查。</translation>
    </message>
    <message>
        <source>Another program holds it: nothing could be found out.</source>
        <translation>设备被其他程序占用，无法查询。</translation>
    </message>
    <message>
        <source>What it takes, without any conversion:</source>
        <translation>无需任何转换即可接受：</translation>
    </message>
</context>
<context>
    <name>OutputsPage</name>
    <message>
        <source>Output and devices</source>
        <translation>输出与设备</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>When the device goes</source>
        <translation>设备断开时</translation>
    </message>
    <message>
        <source>When the device goes: pause</source>
        <translation>设备断开时：暂停</translation>
    </message>
    <message>
        <source>When the device goes: play on the default one</source>
        <translation>设备断开时：改用默认设备</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Other programs are heard too; the system’s mixer may convert.</source>
        <translation>可同时听到其他程序；系统混音器可能会转换。</translation>
    </message>
    <message>
        <source>Exclusive</source>
        <translation>独占</translation>
    </message>
    <message>
        <source>This player alone; no fades. Falls back to shared, and says so.</source>
        <translation>由本播放器独占，无淡入淡出；失败时退回共享并告知。</translation>
    </message>
    <message>
        <source>Strict</source>
        <translation>严格</translation>
    </message>
    <message>
        <source>Alone and never converted: rather stops and says why.</source>
        <translation>独占且绝不转换：宁可停止并说明原因。</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <translation>正在查找设备…</translation>
    </message>
    <message>
        <source>No device was found.</source>
        <translation>未找到设备。</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n 个设备</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PacksCard</name>
    <message>
        <source>Effect packs</source>
        <translation>音效包</translation>
    </message>
    <message>
        <source>Their presets stand among yours and the built-in ones.</source>
        <translation>其中的预设会与你的预设和内置预设一同列出。</translation>
    </message>
    <message>
        <source>{name} · rests here until a membership gives it again</source>
        <translation>{name} · 已保留在本机，会员恢复后即可使用</translation>
    </message>
    <message>
        <source>{name} · comes with another membership</source>
        <translation>{name} · 需要其他会员方案</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>获取</translation>
    </message>
    <message>
        <source>Get {name}</source>
        <translation>获取 {name}</translation>
    </message>
</context>
<context>
    <name>PageBody</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>PageSkeleton</name>
    <message>
        <source>Loading</source>
        <translation>正在载入</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Search music, pages and commands</source>
        <translation>搜索音乐、页面和命令</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>没有匹配的内容。</translation>
    </message>
</context>
<context>
    <name>Path</name>
    <message>
        <source>adds {ms} ms</source>
        <translation>增加 {ms} 毫秒</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>De-emphasis</source>
        <translation>去加重</translation>
    </message>
    <message>
        <source>Speed and key</source>
        <translation>速度与音调</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>Resampler</source>
        <translation>重采样</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Samples handed over</source>
        <translation>输出采样</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>{bits}-bit</source>
        <translation>{bits} 位</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>无损</translation>
    </message>
    <message>
        <source>lossy: some of the sound was thrown away</source>
        <translation>有损：部分声音已被丢弃</translation>
    </message>
    <message>
        <source>carries a checksum of its sound, not checked now</source>
        <translation>附有声音校验和，此时未核对</translation>
    </message>
    <message>
        <source>without a checksum of its sound</source>
        <translation>没有声音校验和</translation>
    </message>
    <message>
        <source>start, length and seeks may be off by {frames} samples</source>
        <translation>起点、长度和跳转可能相差 {frames} 个采样</translation>
    </message>
    <message>
        <source>whole numbers, as in the file</source>
        <translation>整数，与文件一致</translation>
    </message>
    <message>
        <source>floating point</source>
        <translation>浮点</translation>
    </message>
    <message>
        <source>carries {marks}: labelled, never decoded</source>
        <translation>含有 {marks}：只标注，从不解码</translation>
    </message>
    <message>
        <source>the CUE sheet says that the disc was cut with emphasis</source>
        <translation>CUE 表说明这张光盘带有预加重</translation>
    </message>
    <message>
        <source>a tag says that the disc was cut with emphasis</source>
        <translation>标签说明这张光盘带有预加重</translation>
    </message>
    <message>
        <source>{curve} · 64-bit</source>
        <translation>{curve} · 64 位</translation>
    </message>
    <message>
        <source>{speed} times the speed · {key} semitones</source>
        <translation>{speed} 倍速 · {key} 个半音</translation>
    </message>
    <message>
        <source>{gain} · 64-bit</source>
        <translation>{gain} · 64 位</translation>
    </message>
    <message>
        <source>acts · 64-bit</source>
        <translation>生效 · 64 位</translation>
    </message>
    <message>
        <source>switched off: every sample passes as it is</source>
        <translation>已关闭：采样原样通过</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>fixed at 100 %</source>
        <translation>固定为 100%</translation>
    </message>
    <message>
        <source>samples pass untouched</source>
        <translation>采样原样通过</translation>
    </message>
    <message>
        <source>no sample clipped by us on this track</source>
        <translation>本曲没有由播放器造成的削波</translation>
    </message>
    <message>
        <source>samples clipped by us: {number}</source>
        <translation>播放器造成的削波采样：{number}</translation>
    </message>
    <message>
        <source>exclusive: no other program is heard</source>
        <translation>独占：听不到其他程序</translation>
    </message>
    <message>
        <source>shared with other programs</source>
        <translation>与其他程序共享</translation>
    </message>
    <message>
        <source>whether it is shared is not known</source>
        <translation>是否共享未知</translation>
    </message>
    <message>
        <source>without the compiled callback</source>
        <translation>未使用编译的回调</translation>
    </message>
    <message>
        <source>gaps on this track: {number}</source>
        <translation>本曲断音：{number}</translation>
    </message>
    <message>
        <source>{ms} ms of silence at the change of rate</source>
        <translation>切换采样率时静音 {ms} 毫秒</translation>
    </message>
    <message>
        <source>proven on {day}</source>
        <translation>于 {day} 验证</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>左右平衡</translation>
    </message>
    <message>
        <source>{n} % to the left</source>
        <translation>偏左 {n}%</translation>
    </message>
    <message>
        <source>{n} % to the right</source>
        <translation>偏右 {n}%</translation>
    </message>
    <message>
        <source>{number} channels mixed down to stereo</source>
        <translation>{number} 个声道缩混为立体声</translation>
    </message>
    <message>
        <source>dithered to {bits} bits</source>
        <translation>抖动到 {bits} 位</translation>
    </message>
    <message>
        <source>peak: silence</source>
        <translation>峰值：静音</translation>
    </message>
    <message>
        <source>peak {db}</source>
        <translation>峰值 {db}</translation>
    </message>
    <message>
        <source>{db} of head room before it</source>
        <translation>处理前预留余量 {db}</translation>
    </message>
</context>
<context>
    <name>PathPage</name>
    <message>
        <source>Signal path</source>
        <translation>信号路径</translation>
    </message>
    <message>
        <source>What happens to every sample, from the file to the device</source>
        <translation>从文件到设备，每个采样经历了什么</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Run proof</source>
        <translation>运行验证</translation>
    </message>
    <message>
        <source>Make exact</source>
        <translation>恢复精确播放</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Bypass all · hold X</source>
        <translation>全部旁通 · 按住 X</translation>
    </message>
    <message>
        <source>Inspect this file</source>
        <translation>检查此文件</translation>
    </message>
    <message>
        <source>This file was not checked yet.</source>
        <translation>此文件尚未检查。</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>音质</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Real hi-res check</source>
        <translation>真实高解析检查</translation>
    </message>
    <message>
        <source>Nothing plays. The path of what you play stands here.</source>
        <translation>没有正在播放的内容。播放时这里会显示其信号路径。</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>{speed} times real time</source>
        <translation>实时的 {speed} 倍</translation>
    </message>
    <message>
        <source>Headroom</source>
        <translation>余量</translation>
    </message>
    <message>
        <source>Ring buffer</source>
        <translation>环形缓冲</translation>
    </message>
    <message>
        <source>{number} in {time}</source>
        <translation>{time} 内 {number} 次</translation>
    </message>
    <message>
        <source>Dropouts</source>
        <translation>断音</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} 毫秒</translation>
    </message>
    <message>
        <source>{source} in the file, {own} by us</source>
        <translation>文件中 {source}，播放器造成 {own}</translation>
    </message>
    <message>
        <source>Clipped samples</source>
        <translation>削波采样</translation>
    </message>
    <message>
        <source>{share} of one core</source>
        <translation>占单核 {share}</translation>
    </message>
</context>
<context>
    <name>PathTab</name>
    <message>
        <source>Signal path</source>
        <translation>信号路径</translation>
    </message>
</context>
<context>
    <name>PathView</name>
    <message>
        <source>Signal path</source>
        <translation>信号路径</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>Cover</source>
        <translation>封面</translation>
    </message>
</context>
<context>
    <name>PictureDrop</name>
    <message>
        <source>Drop to use as cover</source>
        <translation>松开即用作封面</translation>
    </message>
</context>
<context>
    <name>PictureFiles</name>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存副本</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>Waits to be downloaded</source>
        <translation>等待下载</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>在服务器上</translation>
    </message>
    <message>
        <source>Partly downloaded</source>
        <translation>部分已下载</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>已下载</translation>
    </message>
    <message>
        <source>Could not be downloaded</source>
        <translation>无法下载</translation>
    </message>
</context>
<context>
    <name>PlaceChips</name>
    <message>
        <source>Downloaded</source>
        <translation>已下载</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>云端</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Player</source>
        <translation>播放器</translation>
    </message>
</context>
<context>
    <name>PlayingCorner</name>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Not a favourite any more</source>
        <translation>取消收藏</translation>
    </message>
</context>
<context>
    <name>PlaylistCards</name>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n 首曲目</numerusform>
        </translation>
    </message>
    <message>
        <source>Smart playlist</source>
        <translation>智能歌单</translation>
    </message>
</context>
<context>
    <name>PlaylistFiles</name>
    <message>
        <source>Import playlists</source>
        <translation>导入歌单</translation>
    </message>
    <message>
        <source>Playlists ({kinds})</source>
        <translation>歌单 ({kinds})</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>PlaylistModel</name>
    <message>
        <source>Playlist rearranged</source>
        <translation>已调整歌单顺序</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) removed from the playlist</source>
        <translation>
            <numerusform>已从歌单移除 %n 首曲目</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) added to the playlist</source>
        <translation>
            <numerusform>已向歌单添加 %n 首曲目</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaylistNews</name>
    <message>
        <source>“{name}” deleted</source>
        <translation>已删除“{name}”</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>已写入：{name}</translation>
    </message>
    <message>
        <source>“{name}”: the last change is taken back.</source>
        <translation>已撤销对“{name}”的最近一次更改。</translation>
    </message>
    <message>
        <source>“{name}”: the change is made again.</source>
        <translation>已重做对“{name}”的更改。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>PlaylistPage</name>
    <message>
        <source>Shuffle</source>
        <translation>随机播放</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入播放队列</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n 首曲目</numerusform>
        </translation>
    </message>
    <message>
        <source>No track follows these rules yet.</source>
        <translation>还没有符合规则的曲目。</translation>
    </message>
    <message>
        <source>Change the rules</source>
        <translation>修改规则</translation>
    </message>
    <message>
        <source>Nothing is in here. Drag tracks here, or add them by menu.</source>
        <translation>这里还是空的。把曲目拖到这里，或从菜单添加。</translation>
    </message>
    <message>
        <source>Smart playlist</source>
        <translation>智能歌单</translation>
    </message>
    <message>
        <source>Playlist</source>
        <translation>歌单</translation>
    </message>
    <message>
        <source>Keep offline</source>
        <translation>离线保存</translation>
    </message>
</context>
<context>
    <name>PlaylistPages</name>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>All playlists</source>
        <translation>全部歌单</translation>
    </message>
    <message>
        <source>New playlist</source>
        <translation>新建歌单</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>New smart playlist</source>
        <translation>新建智能歌单</translation>
    </message>
    <message>
        <source>Hi-Res only</source>
        <translation>仅 Hi-Res</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
</context>
<context>
    <name>PlaylistsPage</name>
    <message>
        <source>Playlists</source>
        <translation>歌单</translation>
    </message>
    <message>
        <source>Filter playlists</source>
        <translation>筛选歌单</translation>
    </message>
    <message>
        <source>New playlist</source>
        <translation>新建歌单</translation>
    </message>
    <message>
        <source>New smart playlist</source>
        <translation>新建智能歌单</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message numerus="yes">
        <source>%n playlist(s)</source>
        <translation>
            <numerusform>%n 个歌单</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>没有匹配的内容。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>There are no playlists yet.</source>
        <translation>还没有歌单。</translation>
    </message>
</context>
<context>
    <name>PowerChip</name>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>PresetFiles</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Headphones…</source>
        <translation>耳机…</translation>
    </message>
    <message>
        <source>Import a preset…</source>
        <translation>导入预设…</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>存为文件…</translation>
    </message>
    <message>
        <source>Export for Equalizer APO…</source>
        <translation>导出为 Equalizer APO…</translation>
    </message>
    <message>
        <source>Export as AutoEq text…</source>
        <translation>导出为 AutoEq 文本…</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>导入预设</translation>
    </message>
    <message>
        <source>Presets ({endings})</source>
        <translation>预设 ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Load a target curve…</source>
        <translation>载入目标曲线…</translation>
    </message>
    <message>
        <source>Take the target curve away</source>
        <translation>移除目标曲线</translation>
    </message>
    <message>
        <source>Load a target curve</source>
        <translation>载入目标曲线</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv)</source>
        <translation>数据表 (*.csv *.txt *.tsv)</translation>
    </message>
</context>
<context>
    <name>PresetPicker</name>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Search headphones and presets</source>
        <translation>搜索耳机与预设</translation>
    </message>
    <message>
        <source>Name of what plays now</source>
        <translation>为当前设置命名</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Bright</source>
        <translation>明亮</translation>
    </message>
    <message>
        <source>Clear voice</source>
        <translation>清晰人声</translation>
    </message>
    <message>
        <source>Crossfeed, mono-neutral</source>
        <translation>交叉馈送（单声道中性）</translation>
    </message>
    <message>
        <source>Crossfeed, strong</source>
        <translation>交叉馈送（强）</translation>
    </message>
    <message>
        <source>Crossfeed</source>
        <translation>交叉馈送</translation>
    </message>
    <message>
        <source>Deep bass</source>
        <translation>深沉低音</translation>
    </message>
    <message>
        <source>Mono check</source>
        <translation>单声道检查</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>夜间</translation>
    </message>
    <message>
        <source>Warm</source>
        <translation>温暖</translation>
    </message>
    <message>
        <source>Cathedral</source>
        <translation>大教堂</translation>
    </message>
    <message>
        <source>Concert hall</source>
        <translation>音乐厅</translation>
    </message>
    <message>
        <source>Headphone speakers</source>
        <translation>耳机音箱</translation>
    </message>
    <message>
        <source>Intimate</source>
        <translation>近在耳边</translation>
    </message>
    <message>
        <source>Milky Way</source>
        <translation>银河</translation>
    </message>
    <message>
        <source>Nebula</source>
        <translation>星云</translation>
    </message>
    <message>
        <source>Orbit</source>
        <translation>环绕轨道</translation>
    </message>
    <message>
        <source>Studio monitors</source>
        <translation>录音室监听</translation>
    </message>
    <message>
        <source>Softer bass and more air, a gentle tilt around 1 kHz.</source>
        <translation>低音更柔和、更有空气感，以 1 kHz 为轴轻微倾斜。</translation>
    </message>
    <message>
        <source>Speech stands in front: less rumble, more presence.</source>
        <translation>人声更靠前：减少低频隆隆声，增强临场感。</translation>
    </message>
    <message>
        <source>Crossfeed that leaves centred voices without colour.</source>
        <translation>不改变居中人声音色的交叉馈送。</translation>
    </message>
    <message>
        <source>For hard-panned old stereo recordings.</source>
        <translation>适合左右分离明显的老立体声录音。</translation>
    </message>
    <message>
        <source>A little of each channel for the other ear, as from loudspeakers.</source>
        <translation>让每只耳朵也听到一点另一声道，如同音箱。</translation>
    </message>
    <message>
        <source>Six decibels more below 80 Hz, with headroom for it.</source>
        <translation>80 Hz 以下提升 6 分贝，并预留余量。</translation>
    </message>
    <message>
        <source>Both channels as one, to hear what a kitchen radio makes of a mix.</source>
        <translation>双声道合一，听听厨房收音机里的混音。</translation>
    </message>
    <message>
        <source>For quiet listening: what the ear loses 20 dB below the mix, given back.</source>
        <translation>小音量聆听：补回比混音低 20 dB 时耳朵听不到的部分。</translation>
    </message>
    <message>
        <source>More body and softer treble, a gentle tilt around 1 kHz.</source>
        <translation>更厚实、高音更柔和，以 1 kHz 为轴轻微倾斜。</translation>
    </message>
    <message>
        <source>Far ahead under stone vaults, more than five seconds of them.</source>
        <translation>远在石拱之下，混响超过五秒。</translation>
    </message>
    <message>
        <source>Tenth row: the orchestra ahead, a warm hall behind it.</source>
        <translation>第十排：乐团在前，温暖的大厅在后。</translation>
    </message>
    <message>
        <source>Speakers instead of headphones and nothing else: the least colour.</source>
        <translation>只是把耳机变成音箱：染色最少。</translation>
    </message>
    <message>
        <source>An arm’s length away in a small quiet room.</source>
        <translation>安静的小房间里，一臂之遥。</translation>
    </message>
    <message>
        <source>A wide, open stage that breathes slowly, with air all around.</source>
        <translation>宽阔开放、缓缓呼吸的声场，四周充满空气感。</translation>
    </message>
    <message>
        <source>Everything drifts above and around; a long soft glow behind it.</source>
        <translation>一切在上方与四周飘浮，身后是绵长柔和的余晖。</translation>
    </message>
    <message>
        <source>The band circles you four times a minute.</source>
        <translation>乐队每分钟环绕你四圈。</translation>
    </message>
    <message>
        <source>Two good speakers at arm’s length and a half, in a treated room.</source>
        <translation>经过声学处理的房间里，一臂半之外的一对好音箱。</translation>
    </message>
</context>
<context>
    <name>Proof</name>
    <message>
        <source>nothing like the signature came back</source>
        <translation>没有录回测试信号</translation>
    </message>
    <message>
        <source>the device does not open</source>
        <translation>设备无法打开</translation>
    </message>
    <message>
        <source>every sample equal</source>
        <translation>逐采样一致</translation>
    </message>
    <message>
        <source>different from frame {frame} on: {cause}</source>
        <translation>从第 {frame} 帧起不同：{cause}</translation>
    </message>
    <message>
        <source>cut to {bits} bits</source>
        <translation>被截断为 {bits} 位</translation>
    </message>
    <message>
        <source>dithered</source>
        <translation>被抖动处理</translation>
    </message>
    <message>
        <source>turned upside down</source>
        <translation>极性反转</translation>
    </message>
    <message>
        <source>resampled</source>
        <translation>被重采样</translation>
    </message>
    <message>
        <source>left and right are swapped</source>
        <translation>左右声道互换</translation>
    </message>
    <message>
        <source>a channel is missing</source>
        <translation>缺少一个声道</translation>
    </message>
    <message>
        <source>the channels are mixed</source>
        <translation>声道被混合</translation>
    </message>
    <message>
        <source>{frames} frames are missing</source>
        <translation>缺少 {frames} 帧</translation>
    </message>
    <message>
        <source>altered in a way that has no name</source>
        <translation>以无法归类的方式被改变</translation>
    </message>
    <message>
        <source>{bits}/{khz}: {found}</source>
        <translation>{bits}/{khz}：{found}</translation>
    </message>
    <message>
        <source>its level is {gain} different</source>
        <translation>电平相差 {gain}</translation>
    </message>
</context>
<context>
    <name>ProofPage</name>
    <message>
        <source>Bit-perfect test</source>
        <translation>比特完美测试</translation>
    </message>
    <message>
        <source>Start the test</source>
        <translation>开始测试</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>The device plays a known signature at every rate and depth it takes. What comes back through a loopback (the monitor of a sound server, a virtual cable, a digital input) is aligned and compared sample by sample. What is equal is kept as a certificate for exactly this configuration; the signal path then says Proven.</source>
        <translation>设备会在其支持的每种采样率和位深下播放已知的测试信号。通过回环（声音服务器的监听、虚拟线缆或数字输入）录回的内容会被对齐并逐采样比较。完全一致的结果会作为此配置的证书保存，信号路径随后显示“已验证”。</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>工作原理</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>the system’s default device</source>
        <translation>系统默认设备</translation>
    </message>
    <message>
        <source>Tests {device}</source>
        <translation>测试 {device}</translation>
    </message>
    <message>
        <source>Not tested yet.</source>
        <translation>尚未测试。</translation>
    </message>
    <message>
        <source>Playing {bits} bit at {khz} kHz…</source>
        <translation>正在播放 {bits} 位 / {khz} kHz…</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Stopped. What was proven until then is kept.</source>
        <translation>已停止。此前验证的结果已保存。</translation>
    </message>
    <message>
        <source>{equal} of {all} formats arrived with every sample equal.</source>
        <translation>{all} 种格式中有 {equal} 种逐采样一致。</translation>
    </message>
</context>
<context>
    <name>PropertiesDialog</name>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>The file is away.</source>
        <translation>文件当前不可用。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>艺人</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>专辑</translation>
    </message>
    <message>
        <source>Album artist</source>
        <translation>专辑艺人</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>流派</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>播放次数</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>True peak</source>
        <translation>真峰值</translation>
    </message>
    <message>
        <source>Dynamic range</source>
        <translation>动态范围</translation>
    </message>
    <message>
        <source>Spectrum ends at</source>
        <translation>频谱止于</translation>
    </message>
    <message>
        <source>Hi-res check</source>
        <translation>高解析检测</translation>
    </message>
</context>
<context>
    <name>QualityPill</name>
    <message>
        <source>Signal quality</source>
        <translation>信号质量</translation>
    </message>
    <message>
        <source>Signal quality: {words}</source>
        <translation>信号质量：{words}</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Queue</source>
        <translation>播放队列</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Clear the queue</source>
        <translation>清空播放队列</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Played</source>
        <translation>已播放</translation>
    </message>
    <message>
        <source>Now playing</source>
        <translation>正在播放</translation>
    </message>
    <message>
        <source>Next up, yours</source>
        <translation>接下来（你添加的）</translation>
    </message>
    <message>
        <source>Next from: {context}</source>
        <translation>接下来播放自：{context}</translation>
    </message>
    <message>
        <source>Next up</source>
        <translation>接下来</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Queue panel</source>
        <translation>播放队列面板</translation>
    </message>
    <message>
        <source>Nothing is queued. Drop files here to add them.</source>
        <translation>播放队列为空。将文件拖到此处即可添加。</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n 首曲目</numerusform>
        </translation>
    </message>
    <message>
        <source>The kind of shuffle, and the seed that gives this order again</source>
        <translation>随机方式，以及能重现此顺序的随机种子</translation>
    </message>
</context>
<context>
    <name>QueueTimeModel</name>
    <message>
        <source>under a minute</source>
        <translation>不到 1 分钟</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>{time} left · ends at {end}</source>
        <translation>剩余 {time} · {end} 播完</translation>
    </message>
    <message>
        <source>{time} left, once the loop is let go</source>
        <translation>解除循环后剩余 {time}</translation>
    </message>
    <message>
        <source>{time} left · sleeps at {end}</source>
        <translation>剩余 {time} · {end} 定时停止</translation>
    </message>
    <message>
        <source>Stops after this album</source>
        <translation>这张专辑播完后停止</translation>
    </message>
    <message>
        <source>Stops after this work</source>
        <translation>这部作品播完后停止</translation>
    </message>
    <message>
        <source>Stops after this movement, at {end}</source>
        <translation>这个乐章播完后停止，约在 {end}</translation>
    </message>
    <message>
        <source>Stops after this track, at {end}</source>
        <translation>这首播完后停止，约在 {end}</translation>
    </message>
</context>
<context>
    <name>QueueUndo</name>
    <message numerus="yes">
        <source>%n track(s) removed</source>
        <translation>
            <numerusform>已移除 %n 首曲目</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue changed</source>
        <translation>播放队列已更改</translation>
    </message>
</context>
<context>
    <name>RatesMatrix</name>
    <message>
        <source>Rates and depths</source>
        <translation>采样率与位深</translation>
    </message>
    <message>
        <source>{bits} bit</source>
        <translation>{bits} 位</translation>
    </message>
</context>
<context>
    <name>RatingStars</name>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n 星</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>系统不允许此操作</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>文件或文件夹不存在</translation>
    </message>
    <message>
        <source>No such file</source>
        <translation>文件不存在</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>设备不存在</translation>
    </message>
    <message>
        <source>No such device or address</source>
        <translation>设备或地址不存在</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>读写出错</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统为只读</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备正忙</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>这是文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>这不是文件夹</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接层数过多</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>文件已失效</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>参数无效</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>管道已断开</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>连接被对方断开</translation>
    </message>
    <message>
        <source>All connection attempts failed</source>
        <translation>所有连接尝试均失败</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>网络不可用</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>无法到达主机</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>主机未运行</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>地址已被占用</translation>
    </message>
    <message>
        <source>Name or service not known</source>
        <translation>找不到此服务器名</translation>
    </message>
    <message>
        <source>Temporary failure in name resolution</source>
        <translation>暂时无法解析服务器名</translation>
    </message>
    <message>
        <source>No address associated with hostname</source>
        <translation>此服务器名没有对应地址</translation>
    </message>
    <message>
        <source>getaddrinfo failed</source>
        <translation>无法解析服务器名</translation>
    </message>
    <message>
        <source>Server disconnected without sending a response</source>
        <translation>服务器未作应答就断开了连接</translation>
    </message>
    <message>
        <source>certificate has expired</source>
        <translation>证书已过期</translation>
    </message>
    <message>
        <source>self-signed certificate</source>
        <translation>证书为自签名</translation>
    </message>
    <message>
        <source>unable to get local issuer certificate</source>
        <translation>找不到证书的签发者</translation>
    </message>
    <message>
        <source>Hostname mismatch</source>
        <translation>证书与服务器名不符</translation>
    </message>
    <message>
        <source>certificate verify failed</source>
        <translation>证书验证失败</translation>
    </message>
    <message>
        <source>handshake failure</source>
        <translation>安全连接握手失败</translation>
    </message>
    <message>
        <source>Invalid sample rate</source>
        <translation>不支持此采样率</translation>
    </message>
    <message>
        <source>Invalid number of channels</source>
        <translation>不支持此声道数</translation>
    </message>
    <message>
        <source>Sample format not supported</source>
        <translation>不支持此采样格式</translation>
    </message>
    <message>
        <source>Device unavailable</source>
        <translation>设备不可用</translation>
    </message>
    <message>
        <source>Invalid device</source>
        <translation>设备无效</translation>
    </message>
    <message>
        <source>Unanticipated host error</source>
        <translation>声音系统出错</translation>
    </message>
    <message>
        <source>Illegal combination of I/O devices</source>
        <translation>输入与输出设备不能搭配</translation>
    </message>
    <message>
        <source>Internal PortAudio error</source>
        <translation>PortAudio 内部错误</translation>
    </message>
    <message>
        <source>Invalid data found when processing input</source>
        <translation>数据无效</translation>
    </message>
    <message>
        <source>End of file</source>
        <translation>文件已到末尾</translation>
    </message>
    <message>
        <source>File contains data in an unknown format</source>
        <translation>文件格式未知</translation>
    </message>
    <message>
        <source>its format changes on the way</source>
        <translation>格式中途改变</translation>
    </message>
    <message>
        <source>it cannot seek there</source>
        <translation>无法跳到该处</translation>
    </message>
    <message>
        <source>database is locked</source>
        <translation>数据库正被占用</translation>
    </message>
    <message>
        <source>disk I/O error</source>
        <translation>磁盘读写出错</translation>
    </message>
    <message>
        <source>database or disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>attempt to write a readonly database</source>
        <translation>数据库为只读</translation>
    </message>
    <message>
        <source>unable to open database file</source>
        <translation>无法打开数据库文件</translation>
    </message>
    <message>
        <source>database disk image is malformed</source>
        <translation>数据库已损坏</translation>
    </message>
    <message>
        <source>file is not a database</source>
        <translation>这不是数据库文件</translation>
    </message>
    <message>
        <source>its folder cannot be written</source>
        <translation>所在文件夹不可写</translation>
    </message>
    <message>
        <source>vanished during the scan</source>
        <translation>扫描时消失</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>no sound in it that can be read</source>
        <translation>没有可读取的音频</translation>
    </message>
    <message>
        <source>brought its reader down</source>
        <translation>读取程序因此崩溃</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>the system refused; the disk may be full</source>
        <translation>系统拒绝写入，磁盘可能已满</translation>
    </message>
    <message>
        <source>its process ended</source>
        <translation>其进程已结束</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>its signature is wrong</source>
        <translation>签名不正确</translation>
    </message>
    <message>
        <source>no preset is in it</source>
        <translation>其中没有预设</translation>
    </message>
    <message>
        <source>over 32 MB</source>
        <translation>超过 32 MB</translation>
    </message>
    <message>
        <source>the answer was not meant for this program</source>
        <translation>应答并非发给本程序</translation>
    </message>
</context>
<context>
    <name>ReportFigures</name>
    <message>
        <source>Time</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>播放次数</translation>
    </message>
    <message>
        <source>Longest streak</source>
        <translation>最长连续</translation>
    </message>
    <message>
        <source>New to you</source>
        <translation>初次聆听</translation>
    </message>
    <message>
        <source>Top artists</source>
        <translation>艺人排行</translation>
    </message>
    <message>
        <source>Top albums</source>
        <translation>专辑排行</translation>
    </message>
    <message>
        <source>Top tracks</source>
        <translation>曲目排行</translation>
    </message>
    <message>
        <source>Top genres</source>
        <translation>流派排行</translation>
    </message>
    <message>
        <source>When you listened</source>
        <translation>收听时段</translation>
    </message>
    <message>
        <source>What you heard</source>
        <translation>音质构成</translation>
    </message>
    <message>
        <source>Where it played</source>
        <translation>播放设备</translation>
    </message>
    <message numerus="yes">
        <source>on %n day(s)</source>
        <translation>
            <numerusform>分布在 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>in a row</source>
        <translation>连续</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) for the first time</source>
        <translation>
            <numerusform>%n 首第一次听</numerusform>
        </translation>
    </message>
    <message>
        <source>Hi-Res</source>
        <translation>Hi-Res</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>无损</translation>
    </message>
    <message>
        <source>Lossy</source>
        <translation>有损</translation>
    </message>
    <message>
        <source>Not exact or not known</source>
        <translation>非精确或未知</translation>
    </message>
    <message numerus="yes">
        <source>%n play(s)</source>
        <translation>
            <numerusform>%n 次播放</numerusform>
        </translation>
    </message>
    <message>
        <source>Most on {day} at {hour}:00</source>
        <translation>{day} {hour}:00 听得最多</translation>
    </message>
    <message>
        <source>How it reached the device</source>
        <translation>是否精确送达设备</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>{share} more than before</source>
        <translation>比上期多 {share}</translation>
    </message>
    <message>
        <source>{share} less than before</source>
        <translation>比上期少 {share}</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>听歌报告</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>搜索曲库</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>更晚</translation>
    </message>
    <message>
        <source>Share card</source>
        <translation>分享卡片</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message numerus="yes">
        <source>%n play(s)</source>
        <translation>
            <numerusform>%n 次播放</numerusform>
        </translation>
    </message>
    <message>
        <source>Top artists</source>
        <translation>艺人排行</translation>
    </message>
    <message>
        <source>Top albums</source>
        <translation>专辑排行</translation>
    </message>
    <message>
        <source>Heard with Galaxia</source>
        <translation>由 Galaxia 记录</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Nothing was played in this time. What you hear is counted here.</source>
        <translation>这段时间没有播放记录。听过的音乐会统计在这里。</translation>
    </message>
    <message>
        <source>Look further back</source>
        <translation>看更早的</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Artist</source>
        <translation>艺人</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>作曲</translation>
    </message>
    <message>
        <source>Conductor</source>
        <translation>指挥</translation>
    </message>
    <message>
        <source>Performer</source>
        <translation>演奏</translation>
    </message>
    <message>
        <source>Orchestra</source>
        <translation>乐团</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>合奏团</translation>
    </message>
    <message>
        <source>Lyrics by</source>
        <translation>作词</translation>
    </message>
    <message>
        <source>Arranger</source>
        <translation>编曲</translation>
    </message>
    <message>
        <source>Producer</source>
        <translation>制作人</translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation>录音师</translation>
    </message>
    <message>
        <source>Mixed by</source>
        <translation>混音</translation>
    </message>
    <message>
        <source>Remixed by</source>
        <translation>重混</translation>
    </message>
    <message>
        <source>Soloist</source>
        <translation>独奏</translation>
    </message>
</context>
<context>
    <name>RuleRow</name>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Remove this rule</source>
        <translation>移除这条规则</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>Any text</source>
        <translation>任意文本</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>艺人</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>专辑</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>作曲家</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>流派</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Lyrics</source>
        <translation>歌词</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>Hi-res check</source>
        <translation>高解析检测</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>采样率</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>位深</translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation>码率</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>播放次数</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Track number</source>
        <translation>音轨号</translation>
    </message>
    <message>
        <source>Disc number</source>
        <translation>碟号</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>True peak</source>
        <translation>真峰值</translation>
    </message>
    <message>
        <source>Dynamic range</source>
        <translation>动态范围</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Added, days ago</source>
        <translation>添加于（天前）</translation>
    </message>
    <message>
        <source>Played, days ago</source>
        <translation>播放于（天前）</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>无损</translation>
    </message>
    <message>
        <source>Hi-Res</source>
        <translation>Hi-Res</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>不包含</translation>
    </message>
    <message>
        <source>is</source>
        <translation>是</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>不是</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>大于</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>小于</translation>
    </message>
    <message>
        <source>is between</source>
        <translation>介于</translation>
    </message>
</context>
<context>
    <name>SceneRoom</name>
    <message>
        <source>Room {size} m · drag a wall</source>
        <translation>房间 {size} 米 · 可拖动墙面</translation>
    </message>
</context>
<context>
    <name>SceneSide</name>
    <message>
        <source>Stage from the side</source>
        <translation>舞台侧视图</translation>
    </message>
    <message>
        <source>From the side · behind</source>
        <translation>侧视 · 后方</translation>
    </message>
    <message>
        <source>ahead</source>
        <translation>前方</translation>
    </message>
</context>
<context>
    <name>SceneView</name>
    <message>
        <source>Stage</source>
        <translation>舞台</translation>
    </message>
    <message>
        <source>m</source>
        <translation>米</translation>
    </message>
    <message>
        <source>From above · drag a star · scroll changes its distance</source>
        <translation>俯视图 · 拖动星点 · 滚轮改变距离</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中置</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Ambience L</source>
        <translation>左环境声</translation>
    </message>
    <message>
        <source>Ambience R</source>
        <translation>右环境声</translation>
    </message>
</context>
<context>
    <name>ScrobblerDialog</name>
    <message>
        <source>Tell a service what you hear</source>
        <translation>向服务报告播放记录</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>from your ListenBrainz settings</source>
        <translation>来自你的 ListenBrainz 设置</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>of an API account of yours</source>
        <translation>来自你的 API 账户</translation>
    </message>
    <message>
        <source>Shared secret</source>
        <translation>共享密钥</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Sent from now on: title, artist, album, length and when you heard it, once half of a track or four minutes have been played. Nothing else, and nothing earlier.</source>
        <translation>从现在起发送：标题、艺人、专辑、时长和收听时间，在播放过半或满四分钟后发送。不发送其他内容，也不发送以前的记录。</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Empty the field</source>
        <translation>清空</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Saved as the smart playlist “{name}”.</source>
        <translation>已存为智能歌单“{name}”。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search tracks, albums, artists…</source>
        <translation>搜索曲目、专辑、艺人…</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Save as smart playlist</source>
        <translation>存为智能歌单</translation>
    </message>
    <message>
        <source>Clear the field</source>
        <translation>清空</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) match</source>
        <translation>
            <numerusform>%n 首曲目匹配</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>没有匹配的内容。</translation>
    </message>
    <message>
        <source>Searched lately</source>
        <translation>最近搜索</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>例如</translation>
    </message>
    <message>
        <source>Everything in the library, its lyrics and every command</source>
        <translation>曲库的全部内容、歌词和所有命令</translation>
    </message>
    <message>
        <source>Take away {part}</source>
        <translation>移除 {part}</translation>
    </message>
    <message>
        <source>Did you mean</source>
        <translation>你是不是要找</translation>
    </message>
</context>
<context>
    <name>SeekBar</name>
    <message>
        <source>Position</source>
        <translation>播放位置</translation>
    </message>
    <message>
        <source>{position} of {duration}</source>
        <translation>{position}，共 {duration}</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>A password has {least} to {most} characters.</source>
        <translation>密码长度为 {least} 到 {most} 个字符。</translation>
    </message>
    <message>
        <source>A query has at most {most} characters.</source>
        <translation>查询最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>Cannot listen at {host} port {port} ({reason}).</source>
        <translation>无法在 {host} 端口 {port} 上监听（{reason}）。</translation>
    </message>
    <message>
        <source>Nothing sorts by “{sort}”; there are {known}.</source>
        <translation>不能按“{sort}”排序，可用的有 {known}。</translation>
    </message>
    <message>
        <source>Reading SOFA files needs the optional package pyfive 0.9.0.</source>
        <translation>读取 SOFA 文件需要可选的软件包 pyfive 0.9.0。</translation>
    </message>
    <message>
        <source>Serving needs the optional part “server” (pip install &apos;galaxia[server]&apos;).</source>
        <translation>共享曲库需要可选组件“server”（pip install &apos;galaxia[server]&apos;）。</translation>
    </message>
    <message>
        <source>TLS needs both --tls-cert and --tls-key.</source>
        <translation>启用 TLS 需要同时给出 --tls-cert 和 --tls-key。</translation>
    </message>
    <message>
        <source>The default device is {device} now; playback is paused.</source>
        <translation>默认设备已变为 {device}，播放已暂停。</translation>
    </message>
    <message>
        <source>The demo album could not be made ({reason}).</source>
        <translation>无法生成演示专辑（{reason}）。</translation>
    </message>
    <message>
        <source>The expression at {at} cannot be read ({reason}).</source>
        <translation>位置 {at} 的表达式无法解析（{reason}）。</translation>
    </message>
    <message>
        <source>The head “{name}” cannot be read ({reason}).</source>
        <translation>无法读取头部模型“{name}”（{reason}）。</translation>
    </message>
    <message>
        <source>The parenthesis at {at} has no partner.</source>
        <translation>位置 {at} 的括号没有配对。</translation>
    </message>
    <message>
        <source>The processes that read tags do not start.</source>
        <translation>读取标签的进程无法启动。</translation>
    </message>
    <message>
        <source>The proof was broken off ({reason}).</source>
        <translation>验证中断（{reason}）。</translation>
    </message>
    <message>
        <source>The queue has no entry {entry_id}.</source>
        <translation>播放队列中没有条目 {entry_id}。</translation>
    </message>
    <message>
        <source>The queue is locked.</source>
        <translation>播放队列已锁定。</translation>
    </message>
    <message>
        <source>The service’s database cannot be used ({reason}).</source>
        <translation>无法使用服务数据库（{reason}）。</translation>
    </message>
    <message>
        <source>The service’s database is of schema {schema}, this program knows {known}.</source>
        <translation>服务数据库的版本是 {schema}，本程序只认识到 {known}。</translation>
    </message>
    <message>
        <source>The sound could not be changed ({reason}).</source>
        <translation>无法更改音效（{reason}）。</translation>
    </message>
    <message>
        <source>The sound engine does not start ({reason}).</source>
        <translation>声音引擎无法启动（{reason}）。</translation>
    </message>
    <message>
        <source>The sound engine stopped and was started again; playback is paused.</source>
        <translation>声音引擎意外停止并已重新启动，播放已暂停。</translation>
    </message>
    <message>
        <source>The system moved the sound away from {device}; playback is paused.</source>
        <translation>系统把声音从 {device} 移到了别处，播放已暂停。</translation>
    </message>
    <message>
        <source>The system watches no more folders ({reason}); they are looked over every {minutes} minutes instead.</source>
        <translation>系统无法再监视更多文件夹（{reason}），将改为每 {minutes} 分钟检查一次。</translation>
    </message>
    <message>
        <source>There is a user “{name}” already.</source>
        <translation>用户“{name}”已经存在。</translation>
    </message>
    <message>
        <source>There is no head called “{name}”.</source>
        <translation>没有名为“{name}”的头部模型。</translation>
    </message>
    <message>
        <source>There is no music in {path}.</source>
        <translation>{path} 中没有音乐。</translation>
    </message>
    <message>
        <source>There is no output device called “{device}”.</source>
        <translation>没有名为“{device}”的输出设备。</translation>
    </message>
    <message>
        <source>There is no output device; playing silently.</source>
        <translation>没有输出设备，正在静默播放。</translation>
    </message>
    <message>
        <source>There is no playlist called “{name}”.</source>
        <translation>没有名为“{name}”的歌单。</translation>
    </message>
    <message>
        <source>There is no preset called “{name}”.</source>
        <translation>没有名为“{name}”的预设。</translation>
    </message>
    <message>
        <source>There is no preset called “{name}”; did you mean “{suggestion}”?</source>
        <translation>没有名为“{name}”的预设；你是指“{suggestion}”吗？</translation>
    </message>
    <message>
        <source>There is no user “{name}”.</source>
        <translation>没有名为“{name}”的用户。</translation>
    </message>
    <message>
        <source>There is no “{field}:” (at {at}); did you mean “{suggestion}:”?</source>
        <translation>没有“{field}:”（位置 {at}），你是否想用“{suggestion}:”？</translation>
    </message>
    <message>
        <source>{device} cannot be heard back: connect a loopback and name it.</source>
        <translation>无法回录 {device}：请连接回环并指定录音设备。</translation>
    </message>
    <message>
        <source>{device} does not open at {sample_rate} Hz ({reason}).</source>
        <translation>{device} 无法以 {sample_rate} Hz 打开（{reason}）。</translation>
    </message>
    <message>
        <source>{device} is back.</source>
        <translation>{device} 已恢复连接。</translation>
    </message>
    <message>
        <source>{device} is gone; playback is paused.</source>
        <translation>{device} 已断开，播放已暂停。</translation>
    </message>
    <message>
        <source>{device} is gone; the music plays on {other}.</source>
        <translation>{device} 已断开，音乐改由 {other} 播放。</translation>
    </message>
    <message>
        <source>{device} is in use by {holder}.</source>
        <translation>{device} 正被 {holder} 占用。</translation>
    </message>
    <message>
        <source>{device} keeps coming and going; playback stays paused.</source>
        <translation>{device} 反复断开和恢复，播放保持暂停。</translation>
    </message>
    <message>
        <source>{device} plays in another quality now; playback is paused.</source>
        <translation>{device} 的音质模式已改变，播放已暂停。</translation>
    </message>
    <message>
        <source>{device} was late twice; its buffer holds {latency_ms:.0f} ms now.</source>
        <translation>{device} 两次来不及供声，缓冲已增至 {latency_ms:.0f} 毫秒。</translation>
    </message>
    <message>
        <source>{device} would not play {sample_rate} Hz unaltered ({reason}); Strict stops here.</source>
        <translation>{device} 无法原样播放 {sample_rate} Hz（{reason}），严格模式在此停止。</translation>
    </message>
    <message>
        <source>{host} is reached from other machines: give --tls-cert and --tls-key, or --insecure where the network itself is trusted.</source>
        <translation>其他机器可以访问 {host}：请给出 --tls-cert 和 --tls-key；若网络本身可信，请使用 --insecure。</translation>
    </message>
    <message>
        <source>{location}: only files can be rendered.</source>
        <translation>{location}：只能渲染文件。</translation>
    </message>
    <message>
        <source>{name} has no key “{key}”.</source>
        <translation>{name} 没有密钥“{key}”。</translation>
    </message>
    <message>
        <source>{path}: FLAC holds no {channels} channels; take a .wav.</source>
        <translation>{path}：FLAC 不支持 {channels} 个声道，请使用 .wav。</translation>
    </message>
    <message>
        <source>{path}: FLAC is written with 16 or 24 bits; take a .wav for others.</source>
        <translation>{path}：FLAC 只能写成 16 或 24 位，其他位深请使用 .wav。</translation>
    </message>
    <message>
        <source>{path}: Galaxia renders to .wav and .flac.</source>
        <translation>{path}：Galaxia 可渲染为 .wav 和 .flac。</translation>
    </message>
    <message>
        <source>{path}: a CUE sheet of more than 1 MB is none.</source>
        <translation>{path}：超过 1 MB 的文件不是 CUE 表。</translation>
    </message>
    <message>
        <source>{path}: a file cannot be rendered onto itself.</source>
        <translation>{path}：不能将文件渲染到其自身。</translation>
    </message>
    <message>
        <source>{path}: cannot be read ({reason}).</source>
        <translation>{path}：无法读取（{reason}）。</translation>
    </message>
    <message>
        <source>{path}: cannot be written ({reason}).</source>
        <translation>{path}：无法写入（{reason}）。</translation>
    </message>
    <message>
        <source>{path}: gain tags cannot be written into this kind of file.</source>
        <translation>{path}：此类文件不能写入增益标签。</translation>
    </message>
    <message>
        <source>{path}: its sample rate has to be within {lowest} to {highest} Hz.</source>
        <translation>{path}：采样率必须在 {lowest} 到 {highest} Hz 之间。</translation>
    </message>
    <message>
        <source>{path}: left as it was; its sound would have changed with its tags.</source>
        <translation>{path}：保持原样，写入标签会改变其声音。</translation>
    </message>
    <message>
        <source>{path}: no decoder here knows this format.</source>
        <translation>{path}：没有解码器认识这种格式。</translation>
    </message>
    <message>
        <source>{path}: silence has no loudness to write.</source>
        <translation>{path}：静音没有可写入的响度。</translation>
    </message>
    <message>
        <source>{path}: the CUE sheet names no track with an INDEX 01.</source>
        <translation>{path}：CUE 表中没有带 INDEX 01 的音轨。</translation>
    </message>
    <message>
        <source>{path}: the file holds no sound.</source>
        <translation>{path}：文件中没有声音。</translation>
    </message>
    <message>
        <source>{path}: the file is empty.</source>
        <translation>{path}：文件为空。</translation>
    </message>
    <message>
        <source>{path}: the library cannot be opened ({reason}).</source>
        <translation>{path}：无法打开曲库（{reason}）。</translation>
    </message>
    <message>
        <source>{path}: the library cannot be written ({reason}).</source>
        <translation>{path}：无法写入曲库（{reason}）。</translation>
    </message>
    <message>
        <source>{path}: the library is damaged ({reason}); a backup can be restored.</source>
        <translation>{path}：曲库已损坏（{reason}），可以恢复备份。</translation>
    </message>
    <message>
        <source>{path}: the library is of schema {schema}, this program knows {known}.</source>
        <translation>{path}：曲库的版本为 {schema}，本程序支持到 {known}。</translation>
    </message>
    <message>
        <source>{path}: the list names nothing to play.</source>
        <translation>{path}：列表中没有可播放的内容。</translation>
    </message>
    <message>
        <source>{path}: the lyrics cannot be read ({reason}).</source>
        <translation>{path}：无法读取歌词（{reason}）。</translation>
    </message>
    <message>
        <source>{path}: the playlist is damaged ({reason}).</source>
        <translation>{path}：歌单已损坏（{reason}）。</translation>
    </message>
    <message>
        <source>{path}: the sound is damaged at {position_s:.1f} s ({reason}).</source>
        <translation>{path}：声音在 {position_s:.1f} 秒处损坏（{reason}）。</translation>
    </message>
    <message>
        <source>{path}: there are no lyrics in it or beside it.</source>
        <translation>{path}：文件内和同一文件夹中都没有歌词。</translation>
    </message>
    <message>
        <source>{path}: there is no such certificate or key.</source>
        <translation>{path}：没有这个证书或密钥文件。</translation>
    </message>
    <message>
        <source>{path}: there is no such file.</source>
        <translation>{path}：没有这个文件。</translation>
    </message>
    <message>
        <source>{path}: there is no such folder.</source>
        <translation>{path}：没有这个文件夹。</translation>
    </message>
    <message>
        <source>{path}: this SOFA file cannot be used: {reason}.</source>
        <translation>{path}：无法使用此 SOFA 文件：{reason}。</translation>
    </message>
    <message>
        <source>{path}: this cannot serve as an impulse response ({reason}).</source>
        <translation>{path}：不能用作脉冲响应（{reason}）。</translation>
    </message>
    <message>
        <source>{path}: this is another program’s database.</source>
        <translation>{path}：这是其他程序的数据库。</translation>
    </message>
    <message>
        <source>{path}: this is no backup of a library.</source>
        <translation>{path}：这不是曲库的备份。</translation>
    </message>
    <message>
        <source>{path}: this is no preset that Galaxia can read ({reason}).</source>
        <translation>{path}：Galaxia 无法读取此预设（{reason}）。</translation>
    </message>
    <message>
        <source>{path}: this is no readable SOFA file ({reason}).</source>
        <translation>{path}：不是可读取的 SOFA 文件（{reason}）。</translation>
    </message>
    <message>
        <source>{path}: this is none of {known}.</source>
        <translation>{path}：不属于 {known} 中的任何一种。</translation>
    </message>
    <message>
        <source>{place}: {problem}.</source>
        <translation>{place}：{problem}。</translation>
    </message>
    <message>
        <source>“{name}” cannot be written as {format} ({reason}).</source>
        <translation>“{name}”无法写成 {format}（{reason}）。</translation>
    </message>
    <message>
        <source>“{name}” is built in; save it under another name to change it.</source>
        <translation>“{name}”是内置预设，请另存为其他名称后再修改。</translation>
    </message>
    <message>
        <source>“{name}” is no user name: 1 to {most} printable characters.</source>
        <translation>“{name}”不能作为用户名：须为 1 到 {most} 个可见字符。</translation>
    </message>
    <message>
        <source>“{value}” at {at} is no value for {field}.</source>
        <translation>位置 {at} 的“{value}”不是 {field} 的有效值。</translation>
    </message>
    <message>
        <source>Nothing is written to “{field}”.</source>
        <translation>“{field}”不是可以写入的标签。</translation>
    </message>
    <message>
        <source>{path}: left as it was; another program has just changed it.</source>
        <translation>{path}：保持原样；另一个程序刚刚修改了它。</translation>
    </message>
    <message>
        <source>{path}: left as it was; what it has for tags cannot be read.</source>
        <translation>{path}：保持原样；其中的标签无法读取。</translation>
    </message>
    <message>
        <source>{path}: this track is cut by a CUE sheet, and its names are in the sheet.</source>
        <translation>{path}：这首曲目由 CUE 表切分，名称写在 CUE 表里。</translation>
    </message>
    <message>
        <source>There is a source called “{name}” already.</source>
        <translation>已经有名为“{name}”的来源。</translation>
    </message>
    <message>
        <source>There is no room to keep {path}; {needed_mb} MB are missing.</source>
        <translation>没有空间保存 {path}，还缺 {needed_mb} MB。</translation>
    </message>
    <message>
        <source>There is no source called “{name}”.</source>
        <translation>没有名为“{name}”的来源。</translation>
    </message>
    <message>
        <source>{path}: is not waited for any more.</source>
        <translation>{path}：不再等待。</translation>
    </message>
    <message>
        <source>{path}: nothing more arrives from its server.</source>
        <translation>{path}：服务器不再传来数据。</translation>
    </message>
    <message>
        <source>{url} answers oddly about {what}; nothing was changed.</source>
        <translation>{url} 关于 {what} 的应答不合规，未作任何更改。</translation>
    </message>
    <message>
        <source>{url} does not answer ({reason}).</source>
        <translation>{url} 没有应答（{reason}）。</translation>
    </message>
    <message>
        <source>{url} does not let you in ({reason}).</source>
        <translation>{url} 拒绝登录（{reason}）。</translation>
    </message>
    <message>
        <source>{url} has moved to {to}; enter that address if you trust it.</source>
        <translation>{url} 已迁移到 {to}；如果信任该地址，请改用它。</translation>
    </message>
    <message>
        <source>{url} is no music server of the Subsonic kind.</source>
        <translation>{url} 不是 Subsonic 类的音乐服务器。</translation>
    </message>
    <message>
        <source>{url} refuses: {reason}.</source>
        <translation>{url} 拒绝了请求：{reason}。</translation>
    </message>
    <message>
        <source>{url} sends more than any honest answer holds.</source>
        <translation>{url} 发来的数据超出正常应答的大小。</translation>
    </message>
    <message>
        <source>{url} shows another certificate than the one you accepted.</source>
        <translation>{url} 出示的证书与你接受的不同。</translation>
    </message>
    <message>
        <source>{url} takes the password only unprotected, readable by everybody on the way; use https, or allow it for this server.</source>
        <translation>{url} 只接受未加密的密码，途中任何人都能读取；请使用 https，或为此服务器单独允许。</translation>
    </message>
    <message>
        <source>The plan’s rights cannot be read ({reason}).</source>
        <translation>无法读取套餐的权益（{reason}）。</translation>
    </message>
    <message>
        <source>The service’s key {key} signs no more, or is not there.</source>
        <translation>服务密钥 {key} 已停用或不存在。</translation>
    </message>
    <message>
        <source>There is no membership “{membership}”.</source>
        <translation>没有编号为“{membership}”的会员资格。</translation>
    </message>
    <message>
        <source>There is no plan “{name}”; there are {known}.</source>
        <translation>没有名为“{name}”的套餐；现有：{known}。</translation>
    </message>
    <message>
        <source>{path}: the service’s keys cannot be used ({reason}).</source>
        <translation>{path}：无法使用服务的签名密钥（{reason}）。</translation>
    </message>
    <message>
        <source>A service is reached over https; {url} is not.</source>
        <translation>服务必须通过 https 访问；{url} 不是。</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>尚未登录。</translation>
    </message>
    <message>
        <source>Signing in took too long; try again.</source>
        <translation>登录超时，请重试。</translation>
    </message>
    <message>
        <source>Signing in was not completed ({reason}).</source>
        <translation>登录未完成（{reason}）。</translation>
    </message>
    <message>
        <source>The service cannot be reached ({reason}).</source>
        <translation>无法连接到服务（{reason}）。</translation>
    </message>
    <message>
        <source>The service does not do that ({reason}).</source>
        <translation>服务拒绝了该请求（{reason}）。</translation>
    </message>
    <message>
        <source>The service’s keys do not follow from the ones that were known; it may be another one.</source>
        <translation>服务的密钥与先前已知的密钥不相承接；它可能不是原来的服务。</translation>
    </message>
    <message>
        <source>{url} knows this device no more; sign in again.</source>
        <translation>{url} 已不再认识本设备，请重新登录。</translation>
    </message>
    <message>
        <source>{url}: this is no Galaxia service.</source>
        <translation>{url}：这不是 Galaxia 服务。</translation>
    </message>
    <message>
        <source>{machine} left music here to go on with.</source>
        <translation>{machine} 留下了可以接着听的音乐。</translation>
    </message>
    <message>
        <source>There is no language “{language}” here; the system’s is spoken.</source>
        <translation>没有语言“{language}”，已改用系统语言。</translation>
    </message>
    <message>
        <source>The lyrics server’s answer cannot be used ({reason}).</source>
        <translation>歌词服务器的回应无法使用（{reason}）。</translation>
    </message>
    <message>
        <source>{path}: this is a file; a scan takes the folder it is in.</source>
        <translation>{path}：这是一个文件；扫描需要它所在的文件夹。</translation>
    </message>
    <message>
        <source>The two files could not be compared ({reason}).</source>
        <translation>无法比较这两个文件（{reason}）。</translation>
    </message>
    <message>
        <source>The two files have less than half a second in common.</source>
        <translation>两个文件的共同部分不足半秒。</translation>
    </message>
    <message>
        <source>Nothing is looked up online: that is switched off in the settings.</source>
        <translation>未在线查询任何内容：设置中已关闭此功能。</translation>
    </message>
    <message>
        <source>The question could not be asked ({reason}).</source>
        <translation>无法发出查询（{reason}）。</translation>
    </message>
    <message>
        <source>The line is slow: what follows comes as {sound}, and as it is when it is not.</source>
        <translation>网络较慢：接下来以 {sound} 播放，网络恢复后按原样播放。</translation>
    </message>
    <message>
        <source>The membership does not count now: what follows of the service comes as {sound}. Your own music is not touched.</source>
        <translation>会员权益目前无效：接下来服务曲目以 {sound} 播放。你自己的音乐不受影响。</translation>
    </message>
    <message>
        <source>{track} goes on at {place}; Previous begins it anew.</source>
        <translation>{track} 从 {place} 继续；按“上一首”从头开始。</translation>
    </message>
    <message>
        <source>{url} shows a certificate that nobody vouches for ({reason}); nothing was sent.</source>
        <translation>{url} 出示的证书不受信任（{reason}），未发送任何内容。</translation>
    </message>
    <message>
        <source>The settings cannot be read ({problem}); the usual ones hold, and the file is kept.</source>
        <translation>无法读取设置（{problem}）；已使用默认设置，原文件保留。</translation>
    </message>
    <message>
        <source>The effect pack {name} is not taken: {reason}.</source>
        <translation>未采用音效包 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{path}: another program is writing to the library; try again in a moment.</source>
        <translation>{path}：另一个程序正在写入曲库，请稍后重试。</translation>
    </message>
    <message>
        <source>{path}: the library cannot be written here; it is read, and nothing in it changes.</source>
        <translation>{path}：曲库所在位置不可写入，只能读取，不会更改任何内容。</translation>
    </message>
    <message>
        <source>{path}: the library cannot be written, the disk is full; make room and try again.</source>
        <translation>{path}：磁盘已满，无法写入曲库；请腾出空间后重试。</translation>
    </message>
    <message>
        <source>{path}: the library is of schema {schema} and has to be brought to {known}, and cannot be written here.</source>
        <translation>{path}：曲库的版本为 {schema}，需要升级到 {known}，但所在位置不可写入。</translation>
    </message>
    <message>
        <source>{address}: Galaxia plays files, and this is none.</source>
        <translation>{address}：Galaxia 播放的是文件，而这不是文件。</translation>
    </message>
    <message>
        <source>There is nothing on the clipboard that can be played.</source>
        <translation>剪贴板上没有可以播放的内容。</translation>
    </message>
    <message>
        <source>This is no picture that can be a cover.</source>
        <translation>这不是可以作为封面的图片。</translation>
    </message>
    <message>
        <source>{path}: left as it is; the picture it had is not kept any more.</source>
        <translation>{path}：保持现状；它原来的图片已不再保留。</translation>
    </message>
    <message>
        <source>{path}: this kind of file holds no cover; put it beside the files.</source>
        <translation>{path}：这种文件不能内嵌封面；请把封面放在文件旁。</translation>
    </message>
    <message>
        <source>{path}: this song lies on a server, and its cover is changed there.</source>
        <translation>{path}：这首歌在服务器上，封面要在那里更改。</translation>
    </message>
    <message>
        <source>A cover has at most {most_mb} MB; make the picture smaller.</source>
        <translation>封面最大 {most_mb} MB，请把图片缩小。</translation>
    </message>
    <message>
        <source>“{album}” plays at {volume_db:.1f} dB, as you left it.</source>
        <translation>“{album}”以 {volume_db:.1f} dB 播放，与你上次留下的一样。</translation>
    </message>
    <message>
        <source>A picture of {width} by {height} pixels is too large to be a cover.</source>
        <translation>{width} 乘 {height} 像素的图片太大，不能作为封面。</translation>
    </message>
</context>
<context>
    <name>Servers</name>
    <message>
        <source>an API key, which you can take back there</source>
        <translation>API 密钥（可在服务器上撤销）</translation>
    </message>
    <message>
        <source>a token; the password itself never travels</source>
        <translation>令牌（密码本身不会传输）</translation>
    </message>
    <message>
        <source>the password: this server takes nothing safer</source>
        <translation>密码（此服务器不支持更安全的方式）</translation>
    </message>
    <message>
        <source>{server} · signed in with {rung}</source>
        <translation>{server} · 登录方式：{rung}</translation>
    </message>
    <message>
        <source>It can also: {extensions}</source>
        <translation>还支持：{extensions}</translation>
    </message>
    <message>
        <source>Changes: only they are read</source>
        <translation>变化：只读取有变化的部分</translation>
    </message>
    <message>
        <source>Changes: read anew when it was scanned</source>
        <translation>变化：服务器扫描后重新读取</translation>
    </message>
    <message>
        <source>Changes: read anew when its size is another, and once a day</source>
        <translation>变化：曲目数变化时重新读取，并每天一次</translation>
    </message>
    <message>
        <source>Changes: it tells of none; read anew once a day</source>
        <translation>变化：服务器不报告，每天重新读取一次</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>曲库</translation>
    </message>
    <message>
        <source>Lyrics</source>
        <translation>歌词</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>The colours of the window.</source>
        <translation>窗口的配色。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>夜间</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Accent</source>
        <translation>强调色</translation>
    </message>
    <message>
        <source>The colour of what is chosen and what plays.</source>
        <translation>选中项和正在播放项的颜色。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减少动态效果</translation>
    </message>
    <message>
        <source>Nothing slides, fades or runs across the screen.</source>
        <translation>界面不再滑动、淡入淡出或滚动文字。</translation>
    </message>
    <message>
        <source>Close to the tray</source>
        <translation>关闭到托盘</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>琥珀</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>玫瑰</translation>
    </message>
    <message>
        <source>Go on where you stopped</source>
        <translation>从上次停下处继续</translation>
    </message>
    <message>
        <source>The last queue waits at its place, paused.</source>
        <translation>上次的播放队列停在原处，处于暂停。</translation>
    </message>
    <message>
        <source>Crossfade</source>
        <translation>交叉淡化</translation>
    </message>
    <message>
        <source>Neighbours overlap; 0 joins them sample to sample.</source>
        <translation>相邻曲目重叠；0 为逐采样无缝衔接。</translation>
    </message>
    <message>
        <source>The samples of the overlap are a mix of two tracks.</source>
        <translation>重叠处的采样是两首曲目的混合。</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>Crossfade inside albums</source>
        <translation>专辑内也交叉淡化</translation>
    </message>
    <message>
        <source>Blend tracks of one album too, which are joined otherwise.</source>
        <translation>同一专辑的曲目也混合，否则无缝衔接。</translation>
    </message>
    <message>
        <source>An album is no longer heard as it was mastered.</source>
        <translation>专辑不再按母带原样播放。</translation>
    </message>
    <message>
        <source>One rate for everything</source>
        <translation>统一采样率</translation>
    </message>
    <message>
        <source>Tracks of different rates join without a gap.</source>
        <translation>不同采样率的曲目也能无缝衔接。</translation>
    </message>
    <message>
        <source>Tracks of other rates are resampled.</source>
        <translation>其他采样率的曲目会被重采样。</translation>
    </message>
    <message>
        <source>Off: bit-perfect</source>
        <translation>关闭：比特完美</translation>
    </message>
    <message>
        <source>Fade at pause</source>
        <translation>暂停淡变</translation>
    </message>
    <message>
        <source>How softly pausing and seeking begin and end.</source>
        <translation>暂停和跳转时淡入淡出的长短。</translation>
    </message>
    <message>
        <source>A few milliseconds around a pause; none in Exclusive.</source>
        <translation>仅影响暂停前后的几毫秒；独占模式下没有。</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Faster or slower at the same pitch.</source>
        <translation>变速不变调。</translation>
    </message>
    <message>
        <source>Any speed but 1 computes the samples anew.</source>
        <translation>速度不为 1 时采样会重新计算。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>音调</translation>
    </message>
    <message>
        <source>Higher or lower at the same speed.</source>
        <translation>变调不变速。</translation>
    </message>
    <message>
        <source>Any key but 0 computes the samples anew.</source>
        <translation>音调不为 0 时采样会重新计算。</translation>
    </message>
    <message>
        <source>semitones</source>
        <translation>半音</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>平衡</translation>
    </message>
    <message>
        <source>-1 is left alone, 1 is right alone.</source>
        <translation>-1 只有左声道，1 只有右声道。</translation>
    </message>
    <message>
        <source>The far side is turned down.</source>
        <translation>另一侧的音量会降低。</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>Brings tracks or albums to one loudness by their tags.</source>
        <translation>按标签把曲目或专辑调到同一响度。</translation>
    </message>
    <message>
        <source>Every sample is multiplied by the gain.</source>
        <translation>每个采样都会乘以增益。</translation>
    </message>
    <message>
        <source>By track</source>
        <translation>按曲目</translation>
    </message>
    <message>
        <source>By album</source>
        <translation>按专辑</translation>
    </message>
    <message>
        <source>As it plays</source>
        <translation>按播放方式</translation>
    </message>
    <message>
        <source>Preamp with a tag</source>
        <translation>有标签时的前级增益</translation>
    </message>
    <message>
        <source>Added to the gain of a tag, while loudness is on.</source>
        <translation>响度开启时，加到标签的增益上。</translation>
    </message>
    <message>
        <source>It is part of the gain that every sample is multiplied by.</source>
        <translation>它是每个采样所乘增益的一部分。</translation>
    </message>
    <message>
        <source>Preamp without a tag</source>
        <translation>无标签时的前级增益</translation>
    </message>
    <message>
        <source>The gain of files that have no tag, while loudness is on.</source>
        <translation>响度开启时，无标签文件使用的增益。</translation>
    </message>
    <message>
        <source>Any gain but 0 dB multiplies every sample of such a file.</source>
        <translation>只要不是 0 dB，这类文件的每个采样都会被乘以增益。</translation>
    </message>
    <message>
        <source>Prevent clipping</source>
        <translation>防止削波</translation>
    </message>
    <message>
        <source>No gain lifts a peak above full scale.</source>
        <translation>增益不会让峰值超过满刻度。</translation>
    </message>
    <message>
        <source>How the device is opened</source>
        <translation>设备打开方式</translation>
    </message>
    <message>
        <source>With others, alone, or alone and never altered.</source>
        <translation>共享、独占，或独占且绝不改动采样。</translation>
    </message>
    <message>
        <source>In Standard the system may mix and convert.</source>
        <translation>标准模式下系统可能混音和转换。</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Exclusive</source>
        <translation>独占</translation>
    </message>
    <message>
        <source>Strict</source>
        <translation>严格</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>采样率</translation>
    </message>
    <message>
        <source>Which rate the device runs at.</source>
        <translation>设备以哪个采样率运行。</translation>
    </message>
    <message>
        <source>Any rate but the file’s own is resampled.</source>
        <translation>非文件自身的采样率都会重采样。</translation>
    </message>
    <message>
        <source>The file’s own: bit-perfect</source>
        <translation>文件自身：比特完美</translation>
    </message>
    <message>
        <source>A fixed one</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Highest of its family</source>
        <translation>同族最高</translation>
    </message>
    <message>
        <source>Highest of the device</source>
        <translation>设备最高</translation>
    </message>
    <message>
        <source>Fixed rate</source>
        <translation>固定采样率</translation>
    </message>
    <message>
        <source>The rate in use when a fixed one is chosen.</source>
        <translation>选择“固定”时使用的采样率。</translation>
    </message>
    <message>
        <source>Files of every other rate are resampled then.</source>
        <translation>其他采样率的文件都会被重采样。</translation>
    </message>
    <message>
        <source>When a device goes away</source>
        <translation>设备断开时</translation>
    </message>
    <message>
        <source>What becomes of the music.</source>
        <translation>音乐如何处理。</translation>
    </message>
    <message>
        <source>Elsewhere it may be mixed or resampled; the path says so.</source>
        <translation>在别的设备上可能被混音或重采样；信号路径会如实说明。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play on elsewhere</source>
        <translation>换设备继续播放</translation>
    </message>
    <message>
        <source>Watch the folders</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>New and changed files come in by themselves.</source>
        <translation>新增和更改的文件会自动加入。</translation>
    </message>
    <message>
        <source>Look through the folders at the start</source>
        <translation>启动时检查文件夹</translation>
    </message>
    <message>
        <source>Finds what changed while Galaxia was closed.</source>
        <translation>找出 Galaxia 关闭期间的变化。</translation>
    </message>
    <message>
        <source>Listen to every track once</source>
        <translation>逐曲分析</translation>
    </message>
    <message>
        <source>Loudness and truth of hi-res, found while nothing else runs.</source>
        <translation>在空闲时测量响度并鉴别高解析真伪。</translation>
    </message>
    <message>
        <source>Write ratings into files</source>
        <translation>将评分写入文件</translation>
    </message>
    <message>
        <source>Other programs see them; the sound in the file stays as it is.</source>
        <translation>其他程序也能看到；文件中的声音保持不变。</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>A line below each line, where the lyrics have one.</source>
        <translation>歌词带有翻译时，显示在每行下方。</translation>
    </message>
    <message>
        <source>Romanisation</source>
        <translation>罗马音</translation>
    </message>
    <message>
        <source>How a line sounds in Latin letters, where the lyrics say so.</source>
        <translation>歌词带有注音时，以拉丁字母显示读音。</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Of lyrics in the panel and on the page of what plays.</source>
        <translation>面板和正在播放页中歌词的字号。</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Files beside the music first</source>
        <translation>优先使用旁挂文件</translation>
    </message>
    <message>
        <source>An .lrc file wins over lyrics inside the music file.</source>
        <translation>.lrc 文件优先于音乐文件内嵌的歌词。</translation>
    </message>
    <message>
        <source>Desktop lyrics: Latin letters first</source>
        <translation>桌面歌词：先显示罗马字</translation>
    </message>
    <message>
        <source>Romanisation comes before the translation.</source>
        <translation>罗马字显示在翻译之前。</translation>
    </message>
    <message>
        <source>Look lyrics up at LRCLIB</source>
        <translation>从 LRCLIB 查找歌词</translation>
    </message>
    <message>
        <source>Sends title, artist, album and length of what plays.</source>
        <translation>会发送正在播放曲目的标题、艺人、专辑和时长。</translation>
    </message>
    <message>
        <source>Look tags up at MusicBrainz</source>
        <translation>从 MusicBrainz 查找标签</translation>
    </message>
    <message>
        <source>Asks only when you say so, for the album you chose.</source>
        <translation>仅在你要求时，针对所选专辑查询。</translation>
    </message>
    <message>
        <source>Say what begins to play</source>
        <translation>播放新曲目时通知</translation>
    </message>
    <message>
        <source>A notification at each track while the window is away.</source>
        <translation>窗口不在前台时，每首曲目开始时发出通知。</translation>
    </message>
    <message>
        <source>Desktop lyrics: text size</source>
        <translation>桌面歌词：字号</translation>
    </message>
    <message>
        <source>Of the current line; the wheel over it does the same.</source>
        <translation>当前行的字号；在其上滚动滚轮亦可调整。</translation>
    </message>
    <message>
        <source>Desktop lyrics: lines</source>
        <translation>桌面歌词：行数</translation>
    </message>
    <message>
        <source>How many are shown, the current one first.</source>
        <translation>显示几行，当前行在最前。</translation>
    </message>
    <message>
        <source>Desktop lyrics: translation</source>
        <translation>桌面歌词：翻译</translation>
    </message>
    <message>
        <source>Translation and romanisation come before the next line.</source>
        <translation>翻译和罗马音显示在下一行之前。</translation>
    </message>
    <message>
        <source>Desktop lyrics: colour</source>
        <translation>桌面歌词：颜色</translation>
    </message>
    <message>
        <source>Of what is sung already.</source>
        <translation>已唱部分的颜色。</translation>
    </message>
    <message>
        <source>The accent</source>
        <translation>强调色</translation>
    </message>
    <message>
        <source>Desktop lyrics: locked</source>
        <translation>桌面歌词：锁定</translation>
    </message>
    <message>
        <source>Clicks go through them to what lies below.</source>
        <translation>鼠标点击穿透到下层窗口。</translation>
    </message>
    <message>
        <source>Full quality from servers</source>
        <translation>服务器曲目始终保持原始音质</translation>
    </message>
    <message>
        <source>Rather waits for the whole file than plays less of it.</source>
        <translation>宁可等待完整文件，也不播放较低音质的版本。</translation>
    </message>
    <message>
        <source>Go on in long tracks</source>
        <translation>长曲目接着播放</translation>
    </message>
    <message>
        <source>Audiobooks, podcasts and long mixes begin where you left them.</source>
        <translation>有声书、播客和长混音从上次离开处开始。</translation>
    </message>
    <message>
        <source>The music plays on when the window is closed; without a tray it is minimised.</source>
        <translation>关闭窗口后音乐继续播放；没有托盘时改为最小化。</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Readings above the words</source>
        <translation>文字上方的注音</translation>
    </message>
    <message>
        <source>Furigana and Latin syllables, where the lyrics carry them.</source>
        <translation>歌词自带的假名注音和拉丁音节。</translation>
    </message>
    <message>
        <source>Pinyin above Chinese lyrics</source>
        <translation>中文歌词上方的拼音</translation>
    </message>
    <message>
        <source>Without tones; Japanese and Korean lyrics are left alone.</source>
        <translation>不带声调；日文和韩文歌词不加。</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>Where the lines stand; in duets the second voice faces the first.</source>
        <translation>歌词行的位置；对唱时第二声部在对面。</translation>
    </message>
    <message>
        <source>How close the rows of tables stand.</source>
        <translation>表格行距的疏密。</translation>
    </message>
    <message>
        <source>Keys for everywhere</source>
        <translation>全局快捷键</translation>
    </message>
    <message>
        <source>The desktop is asked for keys that act while another program has the focus.</source>
        <translation>请求桌面环境提供在其他程序获得焦点时也有效的按键。</translation>
    </message>
    <message>
        <source>What the window speaks.</source>
        <translation>界面使用的语言。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Amber lines say what an option costs; all others leave every sample as it is</source>
        <translation>琥珀色文字说明选项的代价；其余选项不改动任何采样</translation>
    </message>
    <message>
        <source>No setting matches.</source>
        <translation>没有匹配的设置。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Now playing</source>
        <translation>正在播放</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Show the playing track in the queue</source>
        <translation>在播放队列中显示正在播放的曲目</translation>
    </message>
    <message>
        <source>Entry {number} of the sidebar</source>
        <translation>侧栏第 {number} 项</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Find in this page</source>
        <translation>在本页中查找</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Making the demo album; its first piece plays as soon as it is there.</source>
        <translation>正在生成演示专辑，第一首完成后立即播放。</translation>
    </message>
    <message numerus="yes">
        <source>Adding %n item(s) to the queue</source>
        <translation>
            <numerusform>正在将 %n 项加入播放队列</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Play what is on the clipboard</source>
        <translation>播放剪贴板上的内容</translation>
    </message>
</context>
<context>
    <name>Shuffle</name>
    <message>
        <source>Tracks</source>
        <translation>按曲目</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>按专辑</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏优先</translation>
    </message>
    <message>
        <source>No artist twice in a row; a work stays whole.</source>
        <translation>同一艺人不会连续出现；一部作品的各乐章不会拆开。</translation>
    </message>
    <message>
        <source>Albums in any order, each from beginning to end.</source>
        <translation>专辑顺序随机，每张专辑从头到尾播放。</translation>
    </message>
    <message>
        <source>What you love and rate highly comes earlier.</source>
        <translation>你收藏的和评分高的曲目更早播放。</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>顺序播放</translation>
    </message>
    <message>
        <source>{mode} · seed {seed}</source>
        <translation>{mode} · 种子 {seed}</translation>
    </message>
    <message>
        <source>Shuffle by a seed</source>
        <translation>按种子随机</translation>
    </message>
    <message>
        <source>The same seed gives the same order again.</source>
        <translation>相同的种子会重现相同的顺序。</translation>
    </message>
    <message>
        <source>Shuffle: {mode}</source>
        <translation>随机播放：{mode}</translation>
    </message>
    <message>
        <source>Shuffle by a seed…</source>
        <translation>按种子随机…</translation>
    </message>
    <message>
        <source>Shuffle anew</source>
        <translation>重新随机</translation>
    </message>
</context>
<context>
    <name>ShuffleMenu</name>
    <message>
        <source>Shuffle</source>
        <translation>随机播放</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>顺序播放</translation>
    </message>
    <message>
        <source>Shuffle anew</source>
        <translation>重新随机</translation>
    </message>
    <message>
        <source>Shuffle again by seed {seed}</source>
        <translation>用种子 {seed} 再次随机</translation>
    </message>
    <message>
        <source>Copy the seed {seed}</source>
        <translation>复制种子 {seed}</translation>
    </message>
    <message>
        <source>Shuffle by a seed…</source>
        <translation>按种子随机…</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Side panel</source>
        <translation>侧面板</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>关闭面板</translation>
    </message>
</context>
<context>
    <name>SideWindows</name>
    <message>
        <source>Mini player</source>
        <translation>迷你播放器</translation>
    </message>
    <message>
        <source>Wayland lets no program stay above the others by itself.</source>
        <translation>Wayland 不允许程序自行保持在最前。</translation>
    </message>
    <message>
        <source>Desktop lyrics</source>
        <translation>桌面歌词</translation>
    </message>
    <message>
        <source>Lock or unlock the desktop lyrics</source>
        <translation>锁定或解锁桌面歌词</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>实验室</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>歌单</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>云端</translation>
    </message>
</context>
<context>
    <name>SignInCard</name>
    <message>
        <source>Sign in at a service</source>
        <translation>登录服务</translation>
    </message>
    <message>
        <source>Address of the service</source>
        <translation>服务地址</translation>
    </message>
    <message>
        <source>Sign in with the browser</source>
        <translation>用浏览器登录</translation>
    </message>
    <message>
        <source>Sign in with a code</source>
        <translation>用代码登录</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open {page} on any device and enter {code}</source>
        <translation>在任意设备上打开 {page}，输入 {code}</translation>
    </message>
    <message>
        <source>Waiting for the service; go on in the browser.</source>
        <translation>正在等待服务；请在浏览器中继续。</translation>
    </message>
</context>
<context>
    <name>SilentDialog</name>
    <message>
        <source>Galaxia is running and does not answer; end it, and start it again.</source>
        <translation>Galaxia 正在运行但没有响应；请先结束它，再重新启动。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>正在载入</translation>
    </message>
</context>
<context>
    <name>SlotChips</name>
    <message>
        <source>Sounds to compare</source>
        <translation>用于对比的音效</translation>
    </message>
    <message>
        <source>Sound {name}</source>
        <translation>音效 {name}</translation>
    </message>
</context>
<context>
    <name>SmartEditorPage</name>
    <message>
        <source>Smart playlist</source>
        <translation>智能歌单</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>搜索曲库</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>All of these</source>
        <translation>满足全部</translation>
    </message>
    <message>
        <source>Any of these</source>
        <translation>满足任一</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>添加规则</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>The same as text</source>
        <translation>文本形式</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>艺人</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Recently added</source>
        <translation>最近添加</translation>
    </message>
    <message>
        <source>Recently played</source>
        <translation>最近播放</translation>
    </message>
    <message>
        <source>Most played</source>
        <translation>播放最多</translation>
    </message>
    <message>
        <source>Best rated</source>
        <translation>评分最高</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>从新到旧</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>从旧到新</translation>
    </message>
    <message numerus="yes">
        <source>At most %n</source>
        <translation>
            <numerusform>最多 %n 首</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) follow</source>
        <translation>
            <numerusform>%n 首符合</numerusform>
        </translation>
    </message>
    <message>
        <source>No track follows these rules.</source>
        <translation>没有符合规则的曲目。</translation>
    </message>
</context>
<context>
    <name>Sound</name>
    <message>
        <source>Equalizer</source>
        <translation>均衡器</translation>
    </message>
    <message>
        <source>“{name}” plays now.</source>
        <translation>现在使用“{name}”。</translation>
    </message>
    <message>
        <source>Lines of its file that are not in it: {number}</source>
        <translation>文件中未采用的行数：{number}</translation>
    </message>
    <message>
        <source>Equalizer on or off</source>
        <translation>开关均衡器</translation>
    </message>
    <message>
        <source>Hear it without any effect (hold)</source>
        <translation>按住以聆听无效果的声音</translation>
    </message>
    <message>
        <source>Galaxy</source>
        <translation>银河音效</translation>
    </message>
    <message>
        <source>Galaxy on or off</source>
        <translation>开关银河音效</translation>
    </message>
    <message>
        <source>Signal path</source>
        <translation>信号路径</translation>
    </message>
    <message>
        <source>Output and devices</source>
        <translation>输出与设备</translation>
    </message>
</context>
<context>
    <name>SoundReasons</name>
    <message>
        <source>Sound is switched off.</source>
        <translation>音效已关闭。</translation>
    </message>
    <message>
        <source>You chose it.</source>
        <translation>由你选择。</translation>
    </message>
    <message>
        <source>This track has its own preset.</source>
        <translation>此曲目有专属预设。</translation>
    </message>
    <message>
        <source>The album “{named}” has its own preset.</source>
        <translation>专辑“{named}”有专属预设。</translation>
    </message>
    <message>
        <source>Rule for the artist “{named}”.</source>
        <translation>艺人“{named}”的规则。</translation>
    </message>
    <message>
        <source>Rule for the genre “{named}”.</source>
        <translation>流派“{named}”的规则。</translation>
    </message>
    <message>
        <source>Applies to {named}.</source>
        <translation>适用于 {named}。</translation>
    </message>
    <message>
        <source>Applies to all {named}.</source>
        <translation>适用于所有 {named}。</translation>
    </message>
    <message>
        <source>No rule applies.</source>
        <translation>没有适用的规则。</translation>
    </message>
</context>
<context>
    <name>SourceDialog</name>
    <message>
        <source>Add a server</source>
        <translation>添加服务器</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>as you call it</source>
        <translation>你对它的称呼</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Password or API key</source>
        <translation>密码或 API 密钥</translation>
    </message>
    <message>
        <source>It is an API key</source>
        <translation>这是 API 密钥</translation>
    </message>
    <message>
        <source>Allow the password to travel unprotected</source>
        <translation>允许密码以明文传输</translation>
    </message>
    <message>
        <source>Only for a server without https: everybody on the way can read it.</source>
        <translation>仅用于没有 https 的服务器：途中任何人都能读取密码。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Navidrome, gonic, LMS, Nextcloud Music, another Galaxia: whatever speaks OpenSubsonic. The password goes into your system’s keyring.</source>
        <translation>Navidrome、gonic、LMS、Nextcloud Music 或另一台 Galaxia：凡支持 OpenSubsonic 的皆可。密码保存在系统的钥匙串中。</translation>
    </message>
    <message>
        <source>Change a server</source>
        <translation>更改服务器</translation>
    </message>
    <message>
        <source>Certificate (SHA-256)</source>
        <translation>证书（SHA-256）</translation>
    </message>
    <message>
        <source>only for one that it signed itself</source>
        <translation>仅用于自签名证书</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>empty: as it is</source>
        <translation>留空则不变</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep everything on this computer</source>
        <translation>将全部内容保存在本机</translation>
    </message>
    <message>
        <source>Sync {name} now</source>
        <translation>立即同步 {name}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>{number} songs</source>
        <translation>{number} 首歌曲</translation>
    </message>
    <message>
        <source>Reading: {number} songs so far</source>
        <translation>正在读取：已有 {number} 首歌曲</translation>
    </message>
    <message>
        <source>{songs} · not in step yet</source>
        <translation>{songs} · 尚未同步</translation>
    </message>
    <message>
        <source>{songs} · in step since {when}</source>
        <translation>{songs} · 同步于 {when}</translation>
    </message>
    <message>
        <source>Told of what you hear from now on; nothing has been sent yet</source>
        <translation>从现在起报告播放记录；尚未发送</translation>
    </message>
    <message>
        <source>Told of what you hear · last time {when}</source>
        <translation>报告播放记录 · 上次 {when}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>更改 {name}</translation>
    </message>
    <message>
        <source>Look at the certificate</source>
        <translation>查看证书</translation>
    </message>
</context>
<context>
    <name>SourcesModel</name>
    <message>
        <source>{name} and its songs removed</source>
        <translation>已移除 {name} 及其歌曲</translation>
    </message>
    <message>
        <source>It is too late: the server has been removed.</source>
        <translation>来不及了：服务器已移除。</translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation>添加服务器</translation>
    </message>
    <message>
        <source>Bring in the music of your own servers.
It plays at once, and stays when the network does not.</source>
        <translation>添加你自己的服务器上的音乐。
即点即播，断网时也留在本机。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait to be sent</source>
        <translation>
            <numerusform>有 %n 项更改等待发送</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything you did has arrived</source>
        <translation>你的操作均已送达</translation>
    </message>
    <message>
        <source>Music that lies elsewhere</source>
        <translation>存放在别处的音乐</translation>
    </message>
    <message>
        <source>Remove a server</source>
        <translation>移除服务器</translation>
    </message>
    <message>
        <source>Remove {name} and its songs from this library?</source>
        <translation>要从曲库中移除 {name} 及其歌曲吗？</translation>
    </message>
    <message>
        <source>Nothing is deleted on the server.</source>
        <translation>服务器上的内容不会被删除。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Tell a service what you hear</source>
        <translation>向服务报告播放记录</translation>
    </message>
    <message>
        <source>Tell {name} nothing more?</source>
        <translation>不再向 {name} 报告？</translation>
    </message>
    <message>
        <source>What it knows already stays there.</source>
        <translation>已发送的记录会保留在那里。</translation>
    </message>
    <message>
        <source>Some of what you did could not be saved</source>
        <translation>部分操作未能保存</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) cannot be read now</source>
        <translation>
            <numerusform>%n 个服务器当前无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>Being read for the first time</source>
        <translation>正在首次读取</translation>
    </message>
</context>
<context>
    <name>SpectrogramView</name>
    <message>
        <source>Spectrogram</source>
        <translation>声谱图</translation>
    </message>
</context>
<context>
    <name>SpectrumBars</name>
    <message>
        <source>Spectrum</source>
        <translation>频谱</translation>
    </message>
</context>
<context>
    <name>SpectrumCurve</name>
    <message>
        <source>Average spectrum</source>
        <translation>平均频谱</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Equalizer</source>
        <translation>均衡器</translation>
    </message>
    <message>
        <source>Graphic equalizer</source>
        <translation>图示均衡器</translation>
    </message>
    <message>
        <source>Drawn curve</source>
        <translation>手绘曲线</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Bass</source>
        <translation>低音</translation>
    </message>
    <message>
        <source>Loudness contour</source>
        <translation>等响度</translation>
    </message>
    <message>
        <source>Crossfeed</source>
        <translation>交叉馈送</translation>
    </message>
    <message>
        <source>Galaxy</source>
        <translation>银河音效</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Crosstalk cancellation</source>
        <translation>串扰消除</translation>
    </message>
    <message>
        <source>Karaoke</source>
        <translation>卡拉 OK</translation>
    </message>
    <message>
        <source>Stereo image</source>
        <translation>立体声像</translation>
    </message>
    <message>
        <source>Limiter</source>
        <translation>限幅器</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>效果</translation>
    </message>
</context>
<context>
    <name>StationCard</name>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Not this one again</source>
        <translation>不再推荐这首</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Known and new</source>
        <translation>熟悉与新歌</translation>
    </message>
    <message>
        <source>Familiar</source>
        <translation>熟悉</translation>
    </message>
    <message>
        <source>Discover</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Pause {name}</source>
        <translation>暂停{name}</translation>
    </message>
    <message>
        <source>Play {name}</source>
        <translation>播放{name}</translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n 首不再推荐</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StationModel</name>
    <message>
        <source>Personal FM</source>
        <translation>私人 FM</translation>
    </message>
    <message>
        <source>This time of day</source>
        <translation>此时此刻</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>安静</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>平稳</translation>
    </message>
    <message>
        <source>Loud</source>
        <translation>响亮</translation>
    </message>
    <message>
        <source>Wide dynamics</source>
        <translation>大动态</translation>
    </message>
    <message>
        <source>Known and new, near what you have played in the last two months.</source>
        <translation>熟悉的和新的，贴近你最近两个月听过的音乐。</translation>
    </message>
    <message>
        <source>Only what you have played before, or put among your favourites.</source>
        <translation>只放你听过或收藏过的曲目。</translation>
    </message>
    <message>
        <source>Only what was never played here, near what you like.</source>
        <translation>只放在这里从未播放过、贴近你喜好的曲目。</translation>
    </message>
    <message>
        <source>Artists and genres that you have played around this time of day.</source>
        <translation>你在一天中这个时段常听的艺人和流派。</translation>
    </message>
    <message>
        <source>The quietest third of your music, by its measured loudness.</source>
        <translation>按测得的响度，你音乐中最安静的三分之一。</translation>
    </message>
    <message>
        <source>The third that rises and falls least, by its loudness range.</source>
        <translation>按测得的响度范围，起伏最小的三分之一。</translation>
    </message>
    <message>
        <source>The loudest third of your music, by its measured loudness.</source>
        <translation>按测得的响度，你音乐中最响的三分之一。</translation>
    </message>
    <message>
        <source>The third that rises and falls most, by its loudness range.</source>
        <translation>按测得的响度范围，起伏最大的三分之一。</translation>
    </message>
    <message>
        <source>Only {genre}, of which you have played much lately.</source>
        <translation>只放你最近常听的{genre}。</translation>
    </message>
    <message>
        <source>Too few of your tracks were measured for this: let Library health listen to them.</source>
        <translation>测量过的曲目太少：请在“曲库健康”里让它们被分析。</translation>
    </message>
    <message>
        <source>Nothing in your library suits this.</source>
        <translation>曲库里没有合适的曲目。</translation>
    </message>
</context>
<context>
    <name>TableFoot</name>
    <message>
        <source>Selection</source>
        <translation>所选内容</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 首</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n 首曲目</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagEditorPage</name>
    <message>
        <source>Tag editor</source>
        <translation>标签编辑器</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>搜索曲库</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these tracks can be edited.</source>
        <translation>这些曲目都无法编辑。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 处修改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n file(s)</source>
        <translation>
            <numerusform>· %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is changed. Type into a cell; the first row changes all files.</source>
        <translation>尚无修改。在单元格中输入即可；第一行会修改所有文件。</translation>
    </message>
    <message>
        <source>{file} — {field}: “{before}” becomes “{after}”</source>
        <translation>{file} — {field}：“{before}”改为“{after}”</translation>
    </message>
</context>
<context>
    <name>TagSheetModel</name>
    <message>
        <source>Track</source>
        <translation>音轨</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>碟号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>艺人</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>专辑</translation>
    </message>
    <message>
        <source>Album artist</source>
        <translation>专辑艺人</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>流派</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>作曲</translation>
    </message>
    <message>
        <source>Conductor</source>
        <translation>指挥</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>乐章</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>厂牌</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>(various)</source>
        <translation>（多个值）</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>TierCard</name>
    <message>
        <source>Ask the service now</source>
        <translation>立即询问服务</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Membership: {word}</source>
        <translation>会员：{word}</translation>
    </message>
</context>
<context>
    <name>TiersCard</name>
    <message>
        <source>What there is</source>
        <translation>可选方案</translation>
    </message>
</context>
<context>
    <name>TimeLabel</name>
    <message>
        <source>Elapsed: {time}</source>
        <translation>已播放：{time}</translation>
    </message>
    <message>
        <source>Remaining: {time}</source>
        <translation>剩余：{time}</translation>
    </message>
    <message>
        <source>Total: {time}</source>
        <translation>总时长：{time}</translation>
    </message>
</context>
<context>
    <name>TimingTable</name>
    <message>
        <source>Lines of the lyrics</source>
        <translation>歌词各行</translation>
    </message>
</context>
<context>
    <name>ToastBox</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>TrackActs</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>These files are not in the library.</source>
        <translation>这些文件不在曲库中。</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) copied.</source>
        <translation>
            <numerusform>已复制 %n 首曲目。</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder “{name}” cannot be opened.</source>
        <translation>无法打开文件夹“{name}”。</translation>
    </message>
</context>
<context>
    <name>TrackMarks</name>
    <message numerus="yes">
        <source>%n track(s) added to “{name}”</source>
        <translation>
            <numerusform>已将 %n 首曲目加入“{name}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) added to the favourites</source>
        <translation>
            <numerusform>已将 %n 首曲目加入收藏</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) taken out of the favourites</source>
        <translation>
            <numerusform>已将 %n 首曲目移出收藏</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) rated</source>
        <translation>
            <numerusform>已为 %n 首曲目评分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) left out of Personal FM and the mixes</source>
        <translation>
            <numerusform>%n 首不再出现在私人 FM 和每日混音中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) may come again in Personal FM and the mixes</source>
        <translation>
            <numerusform>%n 首恢复出现在私人 FM 和每日混音中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackMenus</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play next</source>
        <translation>下一首播放</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入播放队列</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Not a favourite any more</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Edit tags</source>
        <translation>编辑标签</translation>
    </message>
    <message>
        <source>Add to playlist</source>
        <translation>加入歌单</translation>
    </message>
    <message>
        <source>New playlist</source>
        <translation>新建歌单</translation>
    </message>
    <message>
        <source>Keep offline</source>
        <translation>离线保存</translation>
    </message>
    <message>
        <source>Remove download</source>
        <translation>移除下载</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Not rated</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>Locate folder…</source>
        <translation>定位文件夹…</translation>
    </message>
</context>
<context>
    <name>TrackTable</name>
    <message>
        <source>Tracks</source>
        <translation>曲目</translation>
    </message>
    <message>
        <source>Go to the album</source>
        <translation>前往专辑</translation>
    </message>
    <message>
        <source>Go to the artist</source>
        <translation>前往艺人</translation>
    </message>
</context>
<context>
    <name>TracksModel</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>艺人</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>专辑</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>流派</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>播放次数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n 星</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TracksPage</name>
    <message>
        <source>Tracks</source>
        <translation>曲目</translation>
    </message>
    <message>
        <source>Filter tracks</source>
        <translation>筛选曲目</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n 首曲目</numerusform>
        </translation>
    </message>
    <message>
        <source>No track matches.</source>
        <translation>没有符合条件的曲目。</translation>
    </message>
    <message>
        <source>Show all tracks</source>
        <translation>显示全部曲目</translation>
    </message>
    <message>
        <source>The library is empty.</source>
        <translation>曲库是空的。</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>分栏</translation>
    </message>
</context>
<context>
    <name>TransportCentre</name>
    <message>
        <source>Shuffle</source>
        <translation>随机播放</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一首</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一首</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>循环播放</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Repeat: off</source>
        <translation>循环播放：关闭</translation>
    </message>
    <message>
        <source>Repeat: all</source>
        <translation>循环播放：全部</translation>
    </message>
    <message>
        <source>Repeat: this track</source>
        <translation>循环播放：单曲</translation>
    </message>
    <message>
        <source>Shuffle: {state}</source>
        <translation>随机播放：{state}</translation>
    </message>
</context>
<context>
    <name>TravelsCard</name>
    <message>
        <source>What travels</source>
        <translation>传输的内容</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>Favourites, ratings and plays of that server’s songs, playlists you share with it, places in long songs, and the queue of its songs when you pause</source>
        <translation>该服务器曲目的收藏、评分和播放记录，与它共享的歌单，长曲目的播放位置，以及暂停时其曲目的播放队列</translation>
    </message>
    <message>
        <source>Only to here</source>
        <translation>仅传到本机</translation>
    </message>
    <message>
        <source>Songs, their tags, pictures and lyrics</source>
        <translation>曲目及其标签、图片和歌词</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Files of this computer, presets, settings, and what other servers know</source>
        <translation>本机文件、预设、设置，以及其他服务器的信息</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Next</source>
        <translation>下一首</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一首</translation>
    </message>
    <message>
        <source>Show Galaxia</source>
        <translation>显示 Galaxia</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>Proven</source>
        <translation>已验证</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>Clean, shared</source>
        <translation>纯净（共享）</translation>
    </message>
    <message>
        <source>Enhanced</source>
        <translation>增强</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>已转换</translation>
    </message>
    <message>
        <source>Lossy source</source>
        <translation>有损音源</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>受损</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>A capture of this very configuration was equal in every sample.</source>
        <translation>在此配置下的录制结果与原文件逐采样一致。</translation>
    </message>
    <message>
        <source>The device is ours alone and gets the samples of the file unchanged.</source>
        <translation>设备由本播放器独占，收到的采样与文件完全一致。</translation>
    </message>
    <message>
        <source>We change nothing; what the system’s mixer does is not known.</source>
        <translation>播放器不作任何改动；系统混音器的行为未知。</translation>
    </message>
    <message>
        <source>Changed on purpose, in 64 bits. Switch everything off for exact playback.</source>
        <translation>有意以 64 位处理改变。关闭所有处理即可精确播放。</translation>
    </message>
    <message>
        <source>Another level, rate or depth than in the file.</source>
        <translation>电平、采样率或位深与文件不同。</translation>
    </message>
    <message>
        <source>The file itself has lost something; nobody can bring it back.</source>
        <translation>文件本身已有损失，无法恢复。</translation>
    </message>
    <message>
        <source>Samples were lost or clipped, or the device is not the one asked for.</source>
        <translation>有采样丢失或削波，或设备并非所请求的设备。</translation>
    </message>
    <message>
        <source>Nothing plays yet that could be judged.</source>
        <translation>尚无可判断的播放内容。</translation>
    </message>
</context>
<context>
    <name>VolumeSlider</name>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Play everything in it, in order.</source>
        <translation>按顺序播放其中的全部音乐。</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Demo album</source>
        <translation>演示专辑</translation>
    </message>
    <message>
        <source>Galaxia keeps it in the library, sorted and searchable.</source>
        <translation>加入曲库，可排序、可搜索。</translation>
    </message>
    <message>
        <source>Music ({endings})</source>
        <translation>音乐 ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>What would you like to hear?</source>
        <translation>想听点什么？</translation>
    </message>
    <message>
        <source>Galaxia plays what the file holds, and shows what happens to it.</source>
        <translation>Galaxia 如实播放文件中的声音，并展示它经过的每一步。</translation>
    </message>
    <message>
        <source>First steps:</source>
        <translation>开始之前：</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Output device</source>
        <translation>输出设备</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>What goes online</source>
        <translation>联网内容</translation>
    </message>
    <message>
        <source>Short 24-bit / 192 kHz pieces that Galaxia makes on this computer.</source>
        <translation>由 Galaxia 在本机合成的 24 位 / 192 kHz 短曲。</translation>
    </message>
    <message>
        <source>Or drop or paste them anywhere in this window.</source>
        <translation>也可以将文件拖放或粘贴到窗口的任意位置。</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>{days} days</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{bits}-bit</source>
        <translation>{bits} 位</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>单声道</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>立体声</translation>
    </message>
    <message>
        <source>{number} channels</source>
        <translation>{number} 声道</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Less than the server has: the line is slow</source>
        <translation>低于服务器上的音质：网络较慢</translation>
    </message>
    <message>
        <source>Less than the service has: no membership counts now</source>
        <translation>低于服务提供的音质：目前没有有效的会员权益</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>{words}.</source>
        <translation>{words}。</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
</context>
<context>
    <name>WorkLine</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>Add to queue</source>
        <translation>加入播放队列</translation>
    </message>
    <message>
        <source>There is nothing here any more.</source>
        <translation>这里已经没有内容了。</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n 个录音版本</numerusform>
        </translation>
    </message>
    <message>
        <source>Work</source>
        <translation>作品</translation>
    </message>
</context>
<context>
    <name>WorkStrip</name>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Looking for music</source>
        <translation>正在查找音乐</translation>
    </message>
    <message>
        <source>Bringing in music: {done} of {total} files</source>
        <translation>正在导入音乐：{total} 个文件中的 {done} 个</translation>
    </message>
    <message>
        <source>Bringing in music is paused at {done} of {total} files</source>
        <translation>导入已暂停：{total} 个文件中的 {done} 个</translation>
    </message>
    <message>
        <source>Measuring loudness and waveforms: {done} of {total} tracks</source>
        <translation>正在测量响度和波形：{total} 首曲目中的 {done} 首</translation>
    </message>
    <message>
        <source>Measuring is paused at {done} of {total} tracks</source>
        <translation>测量已暂停：{total} 首曲目中的 {done} 首</translation>
    </message>
</context>
<context>
    <name>WorksModel</name>
    <message>
        <source>Other works</source>
        <translation>其他作品</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n 个录音版本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n 首曲目</numerusform>
        </translation>
    </message>
</context>
</TS>
