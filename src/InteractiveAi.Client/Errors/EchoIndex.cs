namespace InteractiveAi.Client;

/// <summary>Every part of one text, to be asked which of them stand in others too: a suffix automaton.</summary>
/// <remarks>Made in time and space linear in the text, and asked in time linear in the other one, whatever the two are like.</remarks>
internal sealed class EchoIndex
{
    private readonly List<State> _states = [new State { Link = -1 }];
    private readonly int[] _ends;

    public EchoIndex(string text)
    {
        _ends = new int[text.Length];
        int last = 0;
        for (int i = 0; i < text.Length; i++)
        {
            last = Append(last, text[i]);
            _ends[i] = last;
        }
    }

    /// <summary>Notes what of the text stands in another one.</summary>
    public void Note(string other)
    {
        int state = 0;
        int length = 0;
        foreach (char character in other)
        {
            int next;
            while ((next = Next(state, character)) < 0 && state != 0)
            {
                state = _states[state].Link;
                length = _states[state].Length;
            }

            if (next < 0)
            {
                continue;
            }

            state = next;
            length++;
            _states[state].Found = Math.Max(_states[state].Found, length);
        }

        if (length == other.Length && length > 0)
        {
            _states[state].Whole = Math.Max(_states[state].Whole, length);
        }
    }

    /// <summary>Of each place of the text: how long the longest part is that ends there and was found, and the longest that was all of another text.</summary>
    public (int[] Found, int[] Whole) Places()
    {
        int[] byLength = [.. Enumerable.Range(1, _states.Count - 1).OrderBy(state => _states[state].Length)];
        foreach (int state in Enumerable.Reverse(byLength))
        {
            // Whatever was found, its ends were found with it.
            State link = _states[_states[state].Link];
            link.Found = _states[state].Found > 0 ? Math.Max(link.Found, link.Length) : link.Found;
        }

        foreach (int state in byLength)
        {
            State link = _states[_states[state].Link];
            _states[state].Found = Math.Max(_states[state].Found, link.Found);
            _states[state].Whole = Math.Max(_states[state].Whole, link.Whole);
        }

        return ([.. _ends.Select(state => _states[state].Found)], [.. _ends.Select(state => _states[state].Whole)]);
    }

    private int Append(int last, char character)
    {
        int added = Add(new State { Length = _states[last].Length + 1 });
        int state = last;
        while (state >= 0 && Next(state, character) < 0)
        {
            _states[state].Next[character] = added;
            state = _states[state].Link;
        }

        if (state < 0)
        {
            return added;
        }

        int next = Next(state, character);
        if (_states[next].Length == _states[state].Length + 1)
        {
            _states[added].Link = next;
            return added;
        }

        int split = Add(
            new State
            {
                Length = _states[state].Length + 1,
                Link = _states[next].Link,
                Next = new(_states[next].Next),
            }
        );
        _states[next].Link = split;
        _states[added].Link = split;
        while (state >= 0 && Next(state, character) == next)
        {
            _states[state].Next[character] = split;
            state = _states[state].Link;
        }

        return added;
    }

    private int Add(State state)
    {
        _states.Add(state);
        return _states.Count - 1;
    }

    private int Next(int state, char character) => _states[state].Next.TryGetValue(character, out int next) ? next : -1;

    private sealed class State
    {
        public int Length { get; init; }

        public int Link { get; set; }

        public Dictionary<char, int> Next { get; init; } = [];

        /// <summary>How much of the state's longest part was found at its end.</summary>
        public int Found { get; set; }

        /// <summary>How long the longest of its parts is that was all of another text.</summary>
        public int Whole { get; set; }
    }
}
