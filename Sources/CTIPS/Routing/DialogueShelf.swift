/// The dialogues that are known, each in a place that its id tells: to find one takes no search.
struct DialogueShelf: Sendable {
    private struct Place: Sendable {
        /// Of the dialogue that has the place; 0 while it is free.
        var number: Int
        var dialogue: RouteDialogue
    }

    private var places: [Place] = []
    private var free: [Int32] = []
    private var begun = 0

    var count: Int { places.count - free.count }

    /// Calls that wait for an answer or for its outcome.
    var openCount: Int { places.count { $0.number != 0 && !$0.dialogue.isEnded } }

    /// In the order in which they began.
    var ids: [DialogueID] {
        places.indices.filter { places[$0].number != 0 }
            .map { DialogueID(number: places[$0].number, place: Int32($0)) }.sorted()
    }

    mutating func insert(_ dialogue: RouteDialogue) -> DialogueID {
        begun += 1
        let place = Place(number: begun, dialogue: dialogue)
        guard let index = free.popLast() else {
            places.append(place)
            return DialogueID(number: begun, place: Int32(places.count - 1))
        }
        places[Int(index)] = place
        return DialogueID(number: begun, place: index)
    }

    /// The place of a dialogue; nil if it is known no more.
    func index(of id: DialogueID) -> Int? {
        let index = Int(id.place)
        return index < places.count && places[index].number == id.number ? index : nil
    }

    /// The dialogue at an index that ``index(of:)`` gave.
    subscript(index: Int) -> RouteDialogue {
        _read { yield places[index].dialogue }
        _modify { yield &places[index].dialogue }
    }

    mutating func remove(at index: Int) {
        places[index].number = 0
        places[index].dialogue.letGo()
        free.append(Int32(index))
    }

    /// What is numbered stays so: an id of before is of nothing any more.
    mutating func removeAll() {
        (places, free) = ([], [])
    }
}
