using System.Text;

namespace InteractiveAi.Client.Tests;

public sealed partial class MediaDataTests
{
    private static readonly byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task FromBytes_Bytes_AreKnownByTypeLengthAndContent()
    {
        MediaData media = MediaData.FromBytes(png);

        Assert.That(media.MediaType, Is.EqualTo("image/png"));
        Assert.That(media.Length, Is.EqualTo(png.Length));
        Assert.That(media.Url, Is.Null);
        Assert.That(media.FileName, Is.Null);
        Assert.That($"{media}", Is.EqualTo("11 bytes, image/png"));
        Assert.That(await media.ReadBytesAsync(), Is.EqualTo(png));
    }

    [Test]
    public async Task FromStream_StreamInTheMiddle_StartsWhereItStands()
    {
        using MemoryStream stream = new([9, 9, 9, .. png]) { Position = 3 };

        MediaData media = MediaData.FromStream(stream);

        Assert.That(stream.Position, Is.EqualTo(3), "looking at the header moved the stream");
        Assert.That(media.MediaType, Is.EqualTo("image/png"));
        Assert.That(media.Length, Is.EqualTo(png.Length));
        Assert.That($"{media}", Is.EqualTo("stream, image/png"));
        Assert.That(await media.ReadBytesAsync(), Is.EqualTo(png));
        Assert.That(await media.ReadBytesAsync(), Is.EqualTo(png), "a second time");
        Assert.That(stream.CanRead, "the stream is the caller's");
    }

    [Test]
    public async Task FromStream_StreamAtItsEnd_IsEmpty()
    {
        using MemoryStream stream = new(png) { Position = png.Length };

        MediaData media = MediaData.FromStream(stream, "image/png");

        Assert.That(media.Length, Is.Zero);
        Assert.That(await media.ReadBytesAsync(), Is.Empty);
    }

    [Test]
    public async Task FromStream_StreamThatIsClosedWhenItsMessageIsSentAgain_IsSaidByTheCallItself()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json("""{"choices":[]}"""));
        using var client = TestClient.Over(handler);
        var stream = new MemoryStream([1, 2, 3]);
        List<Message> chat =
        [
            new UserMessage("What is this?", new ImagePart(MediaData.FromStream(stream, "image/png"))),
        ];
        await client.CompleteAsync(chat);

        await stream.DisposeAsync();

        var closed = Throws.TypeOf<ObjectDisposedException>().With.Message.Contains("FromStreamAsync");
        Assert.That(
            () =>
            {
                _ = client.CompleteAsync(chat);
            },
            closed
        );
        Assert.That(() => Wire.Write(chat), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task FromStream_StreamThatIsClosedWhileTheCallIsUnderWay_IsNamedInsideAndNotTriedAgain()
    {
        var stream = new MemoryStream([1, 2, 3]);
        var handler = new ClosingHandler(stream);
        using var client = TestClient.Over(handler, static options => options.MaxRetries = 3);
        var message = new UserMessage("What is this?", new ImagePart(MediaData.FromStream(stream, "image/png")));

        var failure = await TestClient.FailureAsync<HttpRequestException>(client.CompleteAsync([message]));

        Assert.That(failure.InnerException, Is.TypeOf<ObjectDisposedException>());
        Assert.That(failure.InnerException!.Message, Does.Contain("FromStreamAsync"));
        Assert.That(handler.Attempts, Is.EqualTo(1));
    }

    [Test]
    public void FilePart_NameInThePlaceOfTheMediaType_IsSaid() =>
        Assert.That(
            () => new FilePart(new byte[] { 1 }, "a.pdf"),
            Throws.ArgumentException.With.Message.Contains("A file's name is another argument.")
        );

    [Test]
    public void FromStream_StreamThatCannotSeek_IsRefusedWithThePointerToTheOtherMethod()
    {
        using FaultyStream stream = new(png, FaultyStream.Fault.End);

        Assert.That(
            () => MediaData.FromStream(stream),
            Throws
                .ArgumentException.With.Message.Contains("FromStreamAsync")
                .And.Property("ParamName")
                .EqualTo("stream")
        );
    }

    [Test]
    public async Task FromStreamAsync_StreamThatCannotSeek_IsReadToItsEnd()
    {
        MediaData media;
        using (FaultyStream stream = new(png, FaultyStream.Fault.End, perRead: 2))
        {
            media = await MediaData.FromStreamAsync(stream);
        }

        Assert.That(media.MediaType, Is.EqualTo("image/png"));
        Assert.That(await media.ReadBytesAsync(), Is.EqualTo(png));
    }

    [Test]
    public void FromStreamAsync_Cancelled_StopsReading()
    {
        using CancellationTokenSource cancellation = new();
        using FaultyStream stream = new(png, FaultyStream.Fault.Stall);
        Task<MediaData> reading = MediaData.FromStreamAsync(stream, cancellationToken: cancellation.Token);

        cancellation.Cancel();

        Assert.That(async () => await reading, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void FromStreamAsync_MalformedMediaType_IsRefusedBeforeAnythingIsRead()
    {
        using FaultyStream stream = new(png, FaultyStream.Fault.End);

        Assert.That(async () => await MediaData.FromStreamAsync(stream, "png"), Throws.ArgumentException);
        Assert.That(stream.BytesRead, Is.Zero);
    }

    [TestCase("a.png", "image/png")]
    [TestCase("a.JPG", "image/jpeg")]
    [TestCase("a.pdf", "application/pdf")]
    [TestCase("a.b.webm", "video/webm")]
    [TestCase("a.unheard-of", "image/png")]
    [TestCase("a", "image/png")]
    public async Task FromFile_FileOfAnyName_IsRecognisedByNameThenByContent(string name, string mediaType)
    {
        string path = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync(path, png);

        MediaData media = MediaData.FromFile(path);

        Assert.That(media.MediaType, Is.EqualTo(mediaType));
        Assert.That(media.FileName, Is.EqualTo(name));
        Assert.That(media.Length, Is.EqualTo(png.Length));
        Assert.That($"{media}", Is.EqualTo($"file, {mediaType}"));
        Assert.That(await media.ReadBytesAsync(), Is.EqualTo(png));
    }

    [Test]
    public void FromFile_NoSuchFile_IsFoundAtOnce()
    {
        Assert.That(() => MediaData.FromFile(Path.Combine(_folder, "a.png")), Throws.TypeOf<FileNotFoundException>());
        Assert.That(
            () => MediaData.FromFile(Path.Combine(_folder, "no", "a.png")),
            Throws.TypeOf<DirectoryNotFoundException>()
        );
        Assert.That(() => MediaData.FromFile(""), Throws.ArgumentException);
        Assert.That(() => MediaData.FromFile(null!), Throws.ArgumentNullException);
    }

    [Test]
    public async Task FromFile_FileThatIsGone_CannotBeRead()
    {
        string path = Path.Combine(_folder, "a.png");
        await File.WriteAllBytesAsync(path, png);
        MediaData media = MediaData.FromFile(path);
        File.Delete(path);

        Assert.That(() => media.Length, Throws.InstanceOf<IOException>());
        Assert.That(async () => await media.ReadBytesAsync(), Throws.InstanceOf<IOException>());
    }

    [TestCase("https://example.test/a.png?size=1#x")]
    [TestCase("gs://bucket/a.mp4")]
    public void FromUri_Address_IsKeptAsItWasWritten(string address)
    {
        MediaData media = MediaData.FromUri(new Uri(address));

        Assert.That(media.Url, Is.EqualTo(address));
        Assert.That(media.MediaType, Is.Null);
        Assert.That(media.Length, Is.Null);
        Assert.That($"{media}", Is.EqualTo("address"));
        Assert.That(
            async () => await media.ReadBytesAsync(),
            Throws.InvalidOperationException.With.Message.Contains("fetch it yourself")
        );
    }

    [TestCase("data:image/png;base64,iVBORw==", "image/png", "89504E47")]
    [TestCase("DATA:image/png;BASE64,iVBORw==", "image/png", "89504E47")]
    [TestCase("data:audio/wav;codecs=1;base64,AAAA", "audio/wav", "000000")]
    [TestCase("data:;base64,AAAA", null, "000000")]
    [TestCase("data:image/png;base64,", "image/png", "")]
    [TestCase("data:image/png;base64, AA\r\nAA ", "image/png", "000000")]
    [TestCase("data:text/plain,a%20b%2", "text/plain", "6120622532")]
    [TestCase("data:,%C3%A9%ff", null, "C3A9FF")]
    public async Task DataUri_ThatWasRead_GivesItsTypeLengthAndBytes(string uri, string? mediaType, string hex)
    {
        var part = Wire.Read<FilePart>($$$"""{"type":"file","file":{"file_data":{{{Quoted(uri)}}}}}""");

        byte[] bytes = await part.Media!.ReadBytesAsync();

        Assert.That(Convert.ToHexString(bytes), Is.EqualTo(hex));
        Assert.That(part.Media.MediaType, Is.EqualTo(mediaType));
        Assert.That(part.Media.Length, Is.EqualTo(bytes.Length));
        Assert.That(part.Media.Url, Is.EqualTo(uri));
        Assert.That($"{part.Media}", Is.EqualTo($"encoded data, {mediaType ?? "unknown type"}"));
    }

    [TestCase("data:image/png;base64,A")]
    [TestCase("data:image/png;base64,AAA*")]
    public void DataUri_ThatIsMalformed_IsKeptButCannotBeDecoded(string uri)
    {
        const string Json = """{"type":"file","file":{"file_data":"@"}}""";
        string json = Json.Replace("@", uri, StringComparison.Ordinal);
        var part = Wire.Read<FilePart>(json);

        Assert.That(async () => await part.Media!.ReadBytesAsync(), Throws.TypeOf<FormatException>());
        Assert.That(part.Media!.Length, Is.Null);
        Assert.That(Wire.Write(part), Is.EqualTo(json));
    }

    [Test]
    public void FromUri_WhatNobodyElseCanReach_IsRefused()
    {
        Assert.That(() => MediaData.FromUri(new Uri("a.png", UriKind.Relative)), Throws.ArgumentException);
        Assert.That(
            () => MediaData.FromUri(new Uri("file:///etc/hosts")),
            Throws.ArgumentException.With.Message.Contains("FromFile")
        );
        Assert.That(() => MediaData.FromUri((Uri)null!), Throws.ArgumentNullException);
    }

    [TestCase("https://example.test/a b.png")]
    [TestCase("data:image/png;base64,iVBORw0KGgo=")]
    public void FromUri_Text_IsSentAsItIs(string uri)
    {
        Assert.That(MediaData.FromUri(uri).Url, Is.EqualTo(uri));
        Assert.That(
            Wire.Write(new ImagePart(uri)),
            Is.EqualTo($$$"""{"type":"image_url","image_url":{"url":"{{{uri}}}"}}""")
        );
        Assert.That(
            Wire.Write(new FilePart(uri, "a.png")),
            Is.EqualTo($$$"""{"type":"file","file":{"filename":"a.png","file_data":"{{{uri}}}"}}""")
        );
    }

    [TestCase("https://example.test/a.png", "address")]
    [TestCase("data:image/png;base64,iVBORw0KGgo=", "encoded data, image/png")]
    public void FromUri_WhiteSpaceAroundIt_IsNoPartOfTheAddress(string uri, string kind)
    {
        var text = $" \t{uri}\r\n";

        foreach (var media in new[] { MediaData.FromUri(text), MediaData.FromUri(new Uri(text)) })
        {
            Assert.That((media.Url, media.ToString()), Is.EqualTo((uri, kind)));
        }
    }

    [Test]
    public void FromUri_DataUriLongerThanAUriMayBe_IsTaken()
    {
        var uri = "data:video/mp4;base64," + new string('A', 400_000);

        Assert.That(new VideoPart(uri).Media!.Url, Is.EqualTo(uri));
    }

    [TestCase("photo-9247.png")]
    [TestCase("9247 is not an address")]
    [TestCase("iVBORw0KGgo9247")]
    [TestCase("/var/photo-9247.png")]
    [TestCase("file:///photo-9247.png")]
    [TestCase("")]
    public void FromUri_TextThatIsNoAddress_SaysWhatElseThereIsWithoutQuotingIt(string text)
    {
        Func<object>[] attempts = [() => new ImagePart(text), () => new VideoPart(text), () => new FilePart(text)];

        foreach (var attempt in attempts)
        {
            Assert.That(
                attempt,
                Throws.ArgumentException.With.Message.Contains("FromFile").And.Message.Not.Contains("9247")
            );
        }

        Assert.That(() => MediaData.FromUri((string)null!), Throws.ArgumentNullException);
    }

    [TestCase("png")]
    [TestCase("/png")]
    [TestCase("image/")]
    [TestCase("")]
    [TestCase("image/png,")]
    [TestCase("image/p ng")]
    [TestCase("image/png\r\n")]
    public void MediaType_Malformed_IsRefused(string mediaType)
    {
        using MemoryStream stream = new();

        Assert.That(() => MediaData.FromBytes(png, mediaType), Throws.ArgumentException);
        Assert.That(() => MediaData.FromStream(stream, mediaType), Throws.ArgumentException);
    }

    [TestCase("image/svg+xml")]
    [TestCase("text/plain;charset=utf-8")]
    [TestCase("application/vnd.ms-excel")]
    public void MediaType_Given_WinsOverWhatIsRecognised(string mediaType) =>
        Assert.That(MediaData.FromBytes(png, mediaType).MediaType, Is.EqualTo(mediaType));

    private static string Quoted(string text) =>
        Wire.Write(Wire.Element($"\"{text.Replace("\r\n", "\\r\\n", StringComparison.Ordinal)}\""));

    private static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>A connection before which the stream is closed.</summary>
    private sealed class ClosingHandler(Stream stream) : HttpMessageHandler
    {
        public int Attempts { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Attempts++;
            await stream.DisposeAsync();
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return new HttpResponseMessage();
        }
    }
}
