using System.Collections;
using System.Text;

namespace InteractiveAi.Client.Tests;

public sealed partial class RequestBodyTests
{
    private string _folder = "";

    private static IEnumerable<int> Lengths =>
        [0, 1, 2, 3, 4, 5, 100, .. Around(MediaWriter.SliceLength), .. Around(2 * MediaWriter.SliceLength), 1_000_000];

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Create_RequestWithoutMedia_IsItsJson()
    {
        InteractiveAiChatRequest request = new()
        {
            Model = "openai/gpt-4o",
            Messages = [new SystemMessage("Sê breve. \"<&>'+\" 東京"), "Hi"],
            SessionId = "s",
        };

        using RequestBody body = RequestBody.Create(request);

        Assert.That(
            await body.ReadAsStringAsync(),
            Is.EqualTo(
                """{"model":"openai/gpt-4o","messages":[{"role":"system","content":"Sê breve. \"<&>'+\" 東京"},{"role":"user","content":"Hi"}],"session_id":"s"}"""
            )
        );
        Assert.That(body.Headers.ContentType!.ToString(), Is.EqualTo("application/json"));
    }

    [Test]
    public async Task Create_LongConversation_OutgrowsItsFirstBuffer()
    {
        string text = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i} é"));
        ChatRequest request = new() { Messages = [text, text] };

        Assert.That(await Wire.BodyAsync(request), Is.EqualTo(Wire.Write(request)));
    }

    [Test]
    public async Task Send_MediaOfEverySourceAndLength_IsWhatNaiveJsonWouldBe(
        [ValueSource(nameof(Lengths))] int length,
        [Values("bytes", "stream", "any stream", "file")] string source
    )
    {
        byte[] data = Data(length);
        MediaData media = await MediaAsync(data, source);
        ChatRequest request = new()
        {
            Messages =
            [
                new UserMessage([
                    "Look:",
                    new ImagePart(media),
                    "Listen:",
                    new AudioPart(media, AudioFormat.Wav),
                    new FilePart(media, "a.bin"),
                ]),
                new UserMessage([new VideoPart(media)]),
            ],
        };
        string base64 = Convert.ToBase64String(data);
        string naive =
            """{"messages":[{"role":"user","content":[{"type":"text","text":"Look:"},{"type":"image_url","image_url":{"url":"data:a/b;base64,@"}},{"type":"text","text":"Listen:"},{"type":"input_audio","input_audio":{"data":"@","format":"wav"}},{"type":"file","file":{"filename":"a.bin","file_data":"data:a/b;base64,@"}}]},{"role":"user","content":[{"type":"video_url","video_url":{"url":"data:a/b;base64,@"}}]}]}""".Replace(
                "@",
                base64,
                StringComparison.Ordinal
            );

        using RequestBody body = RequestBody.Create(request);
        byte[] first = await SendAsync(body);
        byte[] second = await SendAsync(body);

        Assert.That(first.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(naive)));
        Assert.That(first.AsSpan().SequenceEqual(second));
        Assert.That(body.Headers.ContentLength, Is.EqualTo(first.Length));
        Assert.That(body.CanReplay);
    }

    [Test]
    public async Task Send_AddressesAndDataUris_AreWrittenAsTheyAre()
    {
        ChatRequest request = new()
        {
            Messages =
            [
                new UserMessage([
                    new ImagePart(new Uri("https://example.test/a%20b.png?x=1&y=é")),
                    new VideoPart(new Uri("gs://bucket/a.mp4")),
                    new FilePart(new Uri("data:application/pdf;base64,AAAA"), "a.pdf"),
                    FilePart.FromId("file_1"),
                ]),
            ],
        };

        Assert.That(
            await Wire.BodyAsync(request),
            Is.EqualTo(
                """{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://example.test/a%20b.png?x=1&y=é"}},{"type":"video_url","video_url":{"url":"gs://bucket/a.mp4"}},{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AAAA"}},{"type":"file","file":{"file_id":"file_1"}}]}]}"""
            )
        );
    }

    [Test]
    public async Task Send_MediaTypeWithQuotationMarks_IsEscaped()
    {
        ChatRequest request = new()
        {
            Messages = [new UserMessage([new FilePart(new byte[] { 0, 0, 0 }, "text/plain;charset=\"utf-8\"")])],
        };

        Assert.That(
            await Wire.BodyAsync(request),
            Is.EqualTo(
                """{"messages":[{"role":"user","content":[{"type":"file","file":{"file_data":"data:text/plain;charset=\"utf-8\";base64,AAAA"}}]}]}"""
            )
        );
    }

    [Test]
    public async Task Send_SameStreamFromManyCallsAtOnce_GivesEachItsBytes()
    {
        byte[] data = Data(5 * MediaWriter.SliceLength + 7);
        using MemoryStream stream = new([1, 2, 3, .. data]) { Position = 3 };
        ChatRequest request = Image(MediaData.FromStream(new AsynchronousStream(stream), "a/b"));
        byte[] expected = Encoding.UTF8.GetBytes(
            $$$"""{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:a/b;base64,{{{Convert.ToBase64String(data)}}}"}}]}]}"""
        );
        RequestBody[] bodies = [.. Enumerable.Range(0, 4).Select(_ => RequestBody.Create(request))];

        byte[][] sent = await Task.WhenAll(bodies.Concat(bodies).Select(body => Task.Run(() => SendAsync(body))));

        Assert.That(sent.All(each => each.AsSpan().SequenceEqual(expected)));
        foreach (RequestBody body in bodies)
        {
            body.Dispose();
        }
    }

    [TestCase(0)]
    [TestCase(50)]
    [TestCase(MediaWriter.SliceLength + 50)]
    [TestCase(3 * MediaWriter.SliceLength)]
    public async Task Send_FileThatChangedItsLength_FailsAndIsNotReplayed(int newLength)
    {
        string path = Path.Combine(_folder, "a.png");
        await File.WriteAllBytesAsync(path, Data(MediaWriter.SliceLength + 100));
        using RequestBody body = RequestBody.Create(Image(MediaData.FromFile(path)));
        await File.WriteAllBytesAsync(path, Data(newLength));

        Assert.That(
            async () => await SendAsync(body),
            Throws.InnerException.InstanceOf<IOException>().With.InnerException.Message.Contains("shorter or longer")
        );
        Assert.That(body.CanReplay, Is.False);
    }

    [Test]
    public async Task Send_FileThatIsGone_FailsAndIsNotReplayed()
    {
        string path = Path.Combine(_folder, "a.png");
        await File.WriteAllBytesAsync(path, Data(10));
        using RequestBody body = RequestBody.Create(Image(MediaData.FromFile(path)));
        File.Delete(path);

        Assert.That(async () => await SendAsync(body), Throws.InnerException.TypeOf<FileNotFoundException>());
        Assert.That(body.CanReplay, Is.False);
    }

    [Test]
    public void Send_StreamThatGrewShorterOrWasClosed_FailsAndIsNotReplayed()
    {
        using MemoryStream shorter = new(Data(100).ToArray());
        MemoryStream closed = new(Data(100));
        using RequestBody first = RequestBody.Create(Image(MediaData.FromStream(shorter, "a/b")));
        using RequestBody second = RequestBody.Create(Image(MediaData.FromStream(closed, "a/b")));
        shorter.SetLength(50);
        closed.Dispose();

        Assert.That(async () => await SendAsync(first), Throws.InnerException.InstanceOf<IOException>());
        Assert.That(async () => await SendAsync(second), Throws.InnerException.InstanceOf<ObjectDisposedException>());
        Assert.That((first.CanReplay, second.CanReplay), Is.EqualTo((false, false)));
    }

    [Test]
    public void Send_DestinationThatFails_MayBeReplayed()
    {
        using RequestBody body = RequestBody.Create(Image(MediaData.FromBytes(Data(100), "a/b")));
        MemoryStream closed = new();
        closed.Dispose();

        Assert.That(async () => await body.CopyToAsync(closed), Throws.Exception);
        Assert.That(body.CanReplay);
    }

    [Test]
    public void Create_MissingFile_FailsAtOnceAndLeavesNothingBehind()
    {
        string path = Path.Combine(_folder, "a.png");
        File.WriteAllBytes(path, Data(10));
        ChatRequest request = Image(MediaData.FromFile(path));
        File.Delete(path);

        Assert.That(() => RequestBody.Create(request), Throws.TypeOf<FileNotFoundException>());
        Assert.That(
            Wire.Write(new ImagePart(new byte[] { 0, 0, 0 }, "a/b")),
            Is.EqualTo("""{"type":"image_url","image_url":{"url":"data:a/b;base64,AAAA"}}"""),
            "a slot was left for media of something else"
        );
    }

    [Test]
    public async Task Create_ListThatSerialisesWhileItIsEnumerated_DoesNotConfuseTheTwo()
    {
        ImagePart image = new(new byte[] { 0, 0, 0 }, "a/b");
        NoisyList messages = new(new UserMessage([image]), () => Wire.Write(image));

        string sent = await Wire.BodyAsync(new ChatRequest { Messages = messages });

        Assert.That(
            sent,
            Is.EqualTo(
                """{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:a/b;base64,AAAA"}}]}]}"""
            )
        );
        Assert.That(
            messages.Heard,
            Is.Not.Empty.And.All.EqualTo("""{"type":"image_url","image_url":{"url":"data:a/b;base64,AAAA"}}""")
        );
    }

    [Test]
    public async Task Create_ListThatMakesRequestsWhileItIsRead_DoesNotConfuseThem()
    {
        ChatRequest inner = new() { Messages = [new UserMessage([new ImagePart(new byte[] { 1, 2, 3 }, "c/d")])] };
        string path = Path.Combine(_folder, "a.png");
        File.WriteAllBytes(path, Data(10));
        ChatRequest lost = Image(MediaData.FromFile(path));
        File.Delete(path);
        NoisyList messages = new(
            new UserMessage([new ImagePart(new byte[] { 0, 0, 0 }, "a/b")]),
            () =>
            {
                Assert.That(() => RequestBody.Create(lost), Throws.TypeOf<FileNotFoundException>());
                using RequestBody body = RequestBody.Create(inner);
                return Encoding.UTF8.GetString(SendAsync(body).GetAwaiter().GetResult());
            }
        );

        string sent = await Wire.BodyAsync(new ChatRequest { Messages = messages });

        Assert.That(
            sent,
            Is.EqualTo(
                """{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:a/b;base64,AAAA"}}]}]}"""
            )
        );
        Assert.That(
            messages.Heard,
            Is.Not.Empty.And.All.EqualTo(
                """{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:c/d;base64,AQID"}}]}]}"""
            )
        );
    }

    [Test]
    public async Task Create_ListThatFailsHalfWay_LeavesNothingForTheNextRequest()
    {
        NoisyList messages = new("A secret.", static () => throw new InvalidOperationException("No more."));
        ChatRequest failing = new()
        {
            Messages = ["A secret."],
            Metadata = new Dictionary<string, string> { ["a"] = "b" },
            StreamOptions = new StreamOptions { IncludeUsage = true },
        };

        for (int i = 0; i < 3; i++)
        {
            Assert.That(
                () => RequestBody.Create(failing with { Messages = messages }),
                Throws.InvalidOperationException
            );

            Assert.That(
                await Wire.BodyAsync(new ChatRequest { Messages = ["Hi"] }),
                Is.EqualTo("""{"messages":[{"role":"user","content":"Hi"}]}""")
            );
        }
    }

    private static IEnumerable<int> Around(int length) => Enumerable.Range(length - 3, 7);

    private static byte[] Data(int length)
    {
        byte[] data = new byte[length];
        new Random(length).NextBytes(data);
        return data;
    }

    private static ChatRequest Image(MediaData media) => new() { Messages = [new UserMessage([new ImagePart(media)])] };

    private static async Task<byte[]> SendAsync(RequestBody body)
    {
        using MemoryStream sent = new();
        await body.CopyToAsync(sent);
        return sent.ToArray();
    }

    private async Task<MediaData> MediaAsync(byte[] data, string source)
    {
        switch (source)
        {
            case "bytes":
                return MediaData.FromBytes(data, "a/b");
            case "stream":
                return MediaData.FromStream(new MemoryStream([7, .. data]) { Position = 1 }, "a/b");
            case "any stream":
                return await MediaData.FromStreamAsync(new FaultyStream(data, FaultyStream.Fault.End, 1000), "a/b");
            default:
                string path = Path.Combine(_folder, "a.bin");
                await File.WriteAllBytesAsync(path, data);
                return MediaData.FromFile(path, "a/b");
        }
    }

    private sealed class NoisyList(Message message, Func<string> noise) : IReadOnlyList<Message>
    {
        public List<string> Heard { get; } = [];

        public int Count => 1;

        public Message this[int index]
        {
            get
            {
                Heard.Add(noise());
                return message;
            }
        }

        public IEnumerator<Message> GetEnumerator()
        {
            Heard.Add(noise());
            yield return message;
            Heard.Add(noise());
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
