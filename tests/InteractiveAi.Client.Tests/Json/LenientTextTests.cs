using System.Buffers;
using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public class LenientTextTests
{
    // Not test cases: half a character can be neither in an attribute nor in a test's name.
    private static readonly (string Json, string Text)[] strings =
    [
        ("\"\"", ""),
        ("\"abc é 🌊\"", "abc é 🌊"),
        ("\"\\ud83c\\udf0a\"", "🌊"),
        ("\"\\ud83c\"", "\uD83C"),
        ("\"a\\uDF0Ab\"", "a\uDF0Ab"),
        ("\"\\ud83c \\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041é\"", "\uD83C \"\\/\b\f\n\r\tAé"),
    ];

    [Test]
    public void Read_AnyString_IsItsCharacters()
    {
        foreach (var (json, expected) in strings)
        {
            var bytes = Encoding.UTF8.GetBytes(json);
            var reader = new Utf8JsonReader(bytes);
            reader.Read();
            var inTwoPieces = new Utf8JsonReader(Split(bytes));
            inTwoPieces.Read();

            string[] read =
            [
                LenientText.Read(ref reader),
                LenientText.Read(ref inTwoPieces),
                LenientText.Read(JsonElement.Parse(json)),
            ];

            Assert.That(read, Is.All.EqualTo(expected), json);
        }
    }

    [Test]
    public void Write_EveryPairOfUnits_IsReadAsItWas()
    {
        char[] units =
        [
            'a',
            '"',
            '\\',
            '\n',
            '\0',
            '\u007F',
            'é',
            '\u2028',
            '\uD83C',
            '\uDF0A',
            '\uD800',
            '\uDFFF',
            '\uFFFD',
        ];

        foreach (var text in units.SelectMany(one => units.Select(two => $"{one}{two}")))
        {
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream))
            {
                LenientText.Write(writer, text);
            }

            var reader = new Utf8JsonReader(stream.ToArray());
            reader.Read();
            Assert.That(LenientText.Read(ref reader), Is.EqualTo(text));
        }
    }

    private static ReadOnlySequence<byte> Split(byte[] bytes)
    {
        var second = new Segment(bytes.AsMemory(bytes.Length / 2), bytes.Length / 2, next: null);
        var first = new Segment(bytes.AsMemory(0, bytes.Length / 2), index: 0, second);
        return new(first, 0, second, second.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long index, Segment? next)
        {
            Memory = memory;
            RunningIndex = index;
            Next = next;
        }
    }
}
