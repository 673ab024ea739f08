using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed partial class RequestBodyTests
{
    [Test]
    public async Task Dispose_WhileASendingRuns_LeavesItsBytesAloneUntilItHasEnded()
    {
        GatedStream destination = new();
        RequestBody body = RequestBody.Create(new ChatRequest { Messages = ["Hi"] });
        Task sending = body.CopyToAsync(destination);
        await destination.Reached;

        body.Dispose();

        const string Json = """{"messages":[{"role":"user","content":"Hi"}]}""";
        Assert.That(Encoding.UTF8.GetString(destination.Lent.Span), Is.EqualTo(Json), "the buffer went back too early");
        destination.Open();
        await sending;
        Assert.That(Encoding.UTF8.GetString(destination.Written), Is.EqualTo(Json));
        Assert.That(destination.Lent.ToArray(), Has.All.Zero, "the buffer never went back");
    }

    [Test]
    public async Task Dispose_WhileTwoSendingsRun_WaitsForTheSecondToo()
    {
        GatedStream first = new();
        GatedStream second = new();
        RequestBody body = RequestBody.Create(new ChatRequest { Messages = ["Hi"] });
        Task[] sendings = [body.CopyToAsync(first), body.CopyToAsync(second)];
        await Task.WhenAll(first.Reached, second.Reached);

        body.Dispose();
        body.Dispose();
        first.Open();
        await sendings[0];

        Assert.That(second.Lent.ToArray(), Has.Some.Not.Zero);
        second.Open();
        await sendings[1];
        Assert.That(second.Written, Is.EqualTo(first.Written));
        Assert.That(second.Lent.ToArray(), Has.All.Zero);
    }

    [Test]
    public async Task Send_ThatIsCancelled_GivesItsBytesBackWithTheOwner()
    {
        using CancellationTokenSource cancellation = new();
        GatedStream destination = new();
        RequestBody body = RequestBody.Create(new ChatRequest { Messages = ["Hi"] });
        Task sending = body.CopyToAsync(destination, cancellation.Token);
        await destination.Reached;

        await cancellation.CancelAsync();

        Assert.That(async () => await sending, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(body.CanReplay);
        Assert.That(destination.Lent.ToArray(), Has.Some.Not.Zero);
        body.Dispose();
        Assert.That(destination.Lent.ToArray(), Has.All.Zero);
    }

    [Test]
    public void Send_AfterTheOwnerHasLetGo_IsRefused()
    {
        RequestBody body = RequestBody.Create(new ChatRequest { Messages = ["Hi"] });
        body.Dispose();

        Assert.That(async () => await SendAsync(body), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task CreateAndSend_ImageOfTenMebibytes_AllocateNearlyNothing()
    {
        const int Length = 10 * 1024 * 1024;
        ChatRequest request = Image(MediaData.FromBytes(Data(Length), "image/png"));
        using (RequestBody warm = RequestBody.Create(request))
        {
            await warm.CopyToAsync(Stream.Null);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        using RequestBody body = RequestBody.Create(request);
        // Nothing waits, so that everything is allocated by this thread.
        Task sending = body.CopyToAsync(Stream.Null);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(sending.IsCompletedSuccessfully);
        Assert.That(body.Headers.ContentLength, Is.GreaterThan(Length * 4L / 3));
        TestContext.Out.WriteLine($"10 MiB image: {allocated} bytes allocated to serialise and send");
        // A debug build makes an object of every asynchronous step; an optimised one allocates little more than a kilobyte.
        Assert.That(allocated, Is.LessThan(64 * 1024));
    }

    [Test]
    public async Task Save_ImageOfTenMebibytes_KeepsOnlyItsText()
    {
        const int Length = 10 * 1024 * 1024;
        byte[] data = Data(Length);
        string path = Path.Combine(_folder, "saved.json");
        List<Message> conversation = [new UserMessage([new ImagePart(data, "image/png")])];
        await using (FileStream file = File.Create(path))
        {
            await JsonSerializer.SerializeAsync(file, conversation, Wire.Contract<List<Message>>());
        }

        List<Message> read = Wire.Read<List<Message>>(await File.ReadAllTextAsync(path));

        var image = (ImagePart)((UserMessage)read[0]).Content!.Parts[0];
        Assert.That(image.Media!.MediaType, Is.EqualTo("image/png"));
        Assert.That(image.Media.Length, Is.EqualTo(Length));
        Assert.That((await image.Media.ReadBytesAsync()).AsSpan().SequenceEqual(data));
    }

    [Test]
    public async Task Save_MediaOfEverySourceAndLength_IsWhatWouldBeSent(
        [Values(0, 1, 2, 3, 49151, 49152, 49153, 49154, 100_000)] int length,
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
                    new ImagePart(media),
                    new AudioPart(media, "wav"),
                    new FilePart(media),
                    new VideoPart(media),
                ]),
            ],
        };

        string saved = Wire.Write(request);

        Assert.That(saved, Is.EqualTo(await Wire.BodyAsync(request)));
        foreach (ContentPart part in ((UserMessage)Wire.Read<ChatRequest>(saved).Messages[0]).Content!)
        {
            MediaData read = part switch
            {
                ImagePart image => image.Media!,
                AudioPart audio => audio.Media!,
                FilePart file => file.Media!,
                _ => ((VideoPart)part).Media!,
            };
            Assert.That(await read.ReadBytesAsync(), Is.EqualTo(data));
        }
    }

    [Test]
    public void Save_FileThatIsGone_Fails()
    {
        string path = Path.Combine(_folder, "a.png");
        File.WriteAllBytes(path, Data(10));
        ChatRequest request = Image(MediaData.FromFile(path));
        File.Delete(path);

        Assert.That(() => Wire.Write(request), Throws.TypeOf<FileNotFoundException>());
    }

    /// <summary>A stream whose reads really wait, so that calls interleave.</summary>
    private sealed class AsynchronousStream(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => inner.Position = value;
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            await Task.Yield();
            int read = inner.Read(buffer.Span[..Math.Min(buffer.Length, 10_000)]);
            await Task.Yield();
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void Flush() { }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
