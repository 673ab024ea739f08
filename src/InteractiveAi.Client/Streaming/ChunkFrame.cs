using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>The form of a stream's usual event: fixed JSON around the few texts that differ from one event to the next.</summary>
/// <remarks>
/// An event that has the fixed parts byte by byte, and a well-formed string wherever a text stood, is the same event with other texts. It need not
/// be read again, and its chunk need not hold more than those texts until somebody asks for more. Thread-safe: nothing in it changes.
/// </remarks>
internal sealed class ChunkFrame
{
    // Longer events are rare, and not the ones that repeat.
    private const int MaxLength = 4 * 1024;

    private const int LongText = 32;

    private readonly byte[] _json;
    private readonly EventText[] _texts;
    private readonly ChunkChoice _choice;
    private readonly DetailForm? _detail;
    private readonly bool _isInPlace;

    private ChunkFrame(byte[] json, EventText[] texts, ChunkHead head, ChunkChoice choice)
    {
        _json = json;
        _texts = texts;
        _choice = choice;
        _detail = choice.Delta!.ReasoningDetailList is { Count: 1, First: { } detail } ? new DetailForm(detail) : null;
        _isInPlace = choice.Delta.HasDetailInPlace;
        Head = head with { Frame = this };
        Content = Array.FindIndex(texts, static text => text.Kind is TextKind.Content);
        Reasoning = Array.FindIndex(texts, static text => text.Kind is TextKind.Reasoning);
        ReasoningContent = Array.FindIndex(texts, static text => text.Kind is TextKind.ReasoningContent);
        IsPlain =
            choice.Delta.IsPlain && Array.TrueForAll(texts, static text => text.Kind <= TextKind.ReasoningContent);
    }

    /// <summary>What the chunks of this form have in common, the form itself included.</summary>
    public ChunkHead Head { get; }

    /// <summary>Which of the answers the event adds to.</summary>
    /// <value><see langword="null"/> when the gateway does not say.</value>
    public int? Index => _choice.Index;

    /// <summary>Whether the event has pieces of tool calls.</summary>
    public bool HasToolCalls => !_choice.Delta!.ToolCallList.IsAbsent;

    /// <summary>Whether a second event of the form adds nothing to an answer but its texts.</summary>
    public bool IsPlain { get; }

    private int Content { get; }

    private int Reasoning { get; }

    private int ReasoningContent { get; }

    /// <summary>The form of an event that was read; <see langword="null"/> when the next event will hardly be of the same form.</summary>
    public static ChunkFrame? Of(ReadOnlySpan<byte> json, ChatCompletionChunk chunk, EventTexts texts)
    {
        if (
            json.Length > MaxLength
            || texts.AreAmbiguous
            || texts.Found is not { Count: > 0 } found
            || chunk is not { ChoiceList: { Count: 1, First: { Delta: not null } choice }, OwnHead: { } head }
            || head.Rest is { IsOnlyMembers: false }
            || choice is not { FinishReason: null, Error: null, Logprobs: null, ReasoningDetails: null }
            || choice.Delta!.HasObjects
            || !choice.Delta.ToolCallList.IsEmpty && !found.Any(static text => text.Kind is TextKind.Arguments)
            || !choice.Delta.ReasoningDetailList.IsEmpty && !found.Any(static text => text.Kind > TextKind.Arguments)
            || !found.All(text => IsWhatItSays(text, choice.Delta!))
        )
        {
            return null;
        }

        return new ChunkFrame(json.ToArray(), [.. found], head.ToShare(), choice.ToShare(choice.Delta!.ToShare()));
    }

    /// <summary>The event's texts when it is of this form: one string that stands in all places, or an array of them.</summary>
    public bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out object? texts)
    {
        texts = null;
        ReadOnlySpan<byte> form = _json;
        string? first = null;
        string[]? all = null;
        ReadOnlySpan<byte> firstBytes = default;
        int position = 0;
        int done = 0;
        for (int i = 0; i < _texts.Length; i++)
        {
            EventText place = _texts[i];
            ReadOnlySpan<byte> before = form[done..place.Start];
            if (!json[position..].StartsWith(before))
            {
                return false;
            }

            position += before.Length;
            done = place.Start + place.Length;
            if (!TryMeasure(json[position..], out int length, out bool isEscaped))
            {
                return false;
            }

            ReadOnlySpan<byte> bytes = json.Slice(position, length);
            string? text = first;
            if (i is 0 || !bytes.SequenceEqual(firstBytes))
            {
                // With the quotes around it.
                text = isEscaped ? Unescape(json.Slice(position - 1, length + 2)) : Decode(bytes);
                if (text is null)
                {
                    return false;
                }
            }

            if (i is 0)
            {
                first = text;
                firstBytes = bytes;
            }
            else if (all is not null || !ReferenceEquals(text, first))
            {
                all ??= Repeat(first!, i, _texts.Length);
                all[i] = text!;
            }

            position += length;
        }

        if (!json[position..].SequenceEqual(form[done..]))
        {
            return false;
        }

        texts = (object?)all ?? first!;
        return true;
    }

    /// <summary>The content in a chunk of this form.</summary>
    public string? ContentOf(object texts) => Content < 0 ? _choice.Delta!.Content : At(texts, Content);

    /// <summary>The reasoning in a chunk of this form.</summary>
    public string? ReasoningOf(object texts) => Reasoning < 0 ? _choice.Delta!.Reasoning : At(texts, Reasoning);

    /// <summary>The reasoning in a chunk of this form, under its other name.</summary>
    public string? ReasoningContentOf(object texts) =>
        ReasoningContent < 0 ? _choice.Delta!.ReasoningContent : At(texts, ReasoningContent);

    /// <summary>The choice of a chunk of this form.</summary>
    public ChunkChoice ChoiceOf(object texts)
    {
        ChatDelta delta = new(_choice.Delta!, ContentOf(texts), ReasoningOf(texts));
        for (int i = 0; i < _texts.Length; i++)
        {
            string text = At(texts, i);
            switch (_texts[i].Kind)
            {
                case TextKind.ReasoningContent:
                    delta.Take(text);
                    break;
                case TextKind.Arguments:
                    delta.Take(new ToolCallDelta(delta.ToolCallList.First!, text));
                    break;
                // Nearly always it repeats the reasoning, and hardly anybody asks for both.
                case TextKind.TextDetail
                or TextKind.SummaryDetail when _isInPlace && ReferenceEquals(text, delta.Reasoning):
                    delta.Take(_detail!);
                    break;
                case TextKind.TextDetail or TextKind.SummaryDetail:
                    delta.Take(_detail!.With(text));
                    break;
                default:
                    break;
            }
        }

        return new ChunkChoice(_choice, delta);
    }

    private static string At(object texts, int index) => texts as string ?? ((string[])texts)[index];

    // A text that was read and then overridden by a later member of the same name is not what the chunk says.
    private static bool IsWhatItSays(EventText text, ChatDelta delta) =>
        ReferenceEquals(
            text.Value,
            text.Kind switch
            {
                TextKind.Content => delta.Content,
                TextKind.Reasoning => delta.Reasoning,
                TextKind.ReasoningContent => delta.ReasoningContent,
                TextKind.Arguments when delta.ToolCallList is { Count: 1 } calls => calls[0].Arguments,
                TextKind.TextDetail or TextKind.SummaryDetail when delta.ReasoningDetailList is { Count: 1 } details =>
                    TextOf(details[0]),
                _ => null,
            }
        );

    private static string? TextOf(ReasoningDetail detail) =>
        (detail as TextReasoningDetail)?.Text ?? (detail as SummaryReasoningDetail)?.Summary;

    private static bool TryMeasure(ReadOnlySpan<byte> json, out int length, out bool isEscaped)
    {
        isEscaped = false;
        for (length = 0; length < json.Length; length++)
        {
            switch (json[length])
            {
                case (byte)'"':
                    return true;
                case (byte)'\\':
                    isEscaped = true;
                    length++;
                    break;
                case < (byte)' ':
                    return false;
                default:
                    // Most texts end here; only for long ones it pays to search many bytes at once.
                    if (length >= LongText)
                    {
                        length += Stops.Next(json[length..]) - 1;
                    }

                    break;
            }
        }

        return false;
    }

    private static string[] Repeat(string text, int count, int length)
    {
        string[] all = new string[length];
        all.AsSpan(0, count).Fill(text);
        return all;
    }

    // Bytes that are not UTF-8 become U+FFFD, as they do in LenientText.
    private static string Decode(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static string? Unescape(ReadOnlySpan<byte> quoted)
    {
        try
        {
            Utf8JsonReader reader = new(quoted);
            reader.Read();
            return LenientText.Read(ref reader);
        }
        catch (JsonException)
        {
            // The full reader says what is wrong with it, and where.
            return null;
        }
    }

    // By itself, so that it is made for the first long text.
    private static class Stops
    {
        private static readonly SearchValues<byte> Values = SearchValues.Create([
            (byte)'"',
            (byte)'\\',
            .. Enumerable.Range(0, ' ').Select(static control => (byte)control),
        ]);

        /// <summary>Where the first byte is that cannot simply be part of a text; the end when there is none.</summary>
        public static int Next(ReadOnlySpan<byte> json)
        {
            int next = json.IndexOfAny(Values);
            return next < 0 ? json.Length : next;
        }
    }
}
